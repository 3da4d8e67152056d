# A maker of taps
# throughline compare scenarios/21-supply.yaml --seed 42 --replications 20 --of money.net_profit --of supply.stock_value --of supply.fill_rate
set encoding utf8
set terminal svg size 900,308 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
-244.499699 1
807.066552 1
EOD
$data_1_2 << EOD
-244.499699 0.92
-244.499699 1.08
EOD
$data_1_3 << EOD
-64.0740947 0.85
-64.0740947 1.15
EOD
$data_1_4 << EOD
669.604616 0.85
669.604616 1.15
EOD
$data_1_5 << EOD
807.066552 0.92
807.066552 1.08
EOD
$data_1_6 << EOD
242.834295 587.678891 0.8 1.2
EOD
$data_1_7 << EOD
14.320622 1.35888544
776.439579 1.29777088
352.663492 1.39665631
397.022762 1.33554175
616.963737 1.27442719
300.711224 1.37331263
-45.001492 1.31219807
212.964076 1.41108351
472.831161 1.34996894
578.881297 1.28885438
807.066552 1.38773982
614.071673 1.32662526
-235.727519 1.2655107
252.791034 1.36439613
477.645132 1.30328157
657.734065 1.40216701
381.115374 1.34105245
358.091731 1.27993789
-244.499699 1.37882333
342.785306 1.31770876
EOD
$data_1_8 << EOD
-59.367133 2
757.754859 2
EOD
$data_1_9 << EOD
-59.367133 1.92
-59.367133 2.08
EOD
$data_1_10 << EOD
195.049073 1.85
195.049073 2.15
EOD
$data_1_11 << EOD
654.795279 1.85
654.795279 2.15
EOD
$data_1_12 << EOD
757.754859 1.92
757.754859 2.08
EOD
$data_1_13 << EOD
260.72768 542.03069 1.8 2.2
EOD
$data_1_14 << EOD
215.959829 2.35888544
653.24369 2.29777088
455.44307 2.39665631
195.649175 2.33554175
668.759575 2.27442719
313.422468 2.37331263
273.864092 2.31219807
421.866027 2.41108351
485.539745 2.34996894
539.551296 2.28885438
757.754859 2.38773982
547.69902 2.32662526
243.091089 2.2655107
266.606544 2.36439613
491.516991 2.30328157
540.141246 2.40216701
189.648152 2.34105245
568.419154 2.27993789
-59.367133 2.37882333
343.281781 2.31770876
EOD
$data_1_15 << EOD
743.290373 3
1321.35132 3
EOD
$data_1_16 << EOD
743.290373 2.92
743.290373 3.08
EOD
$data_1_17 << EOD
797.887315 2.85
797.887315 3.15
EOD
$data_1_18 << EOD
1231.03529 2.85
1231.03529 3.15
EOD
$data_1_19 << EOD
1321.35132 2.92
1321.35132 3.08
EOD
$data_1_20 << EOD
845.302446 1165.02724 2.8 3.2
EOD
$data_1_21 << EOD
963.088712 3.35888544
1067.48731 3.29777088
1175.5408 3.39665631
758.35638 3.33554175
1288.99435 3.27442719
743.290373 3.37331263
953.290395 3.31219807
806.386224 3.41108351
1004.04094 3.34996894
855.879234 3.28885438
1321.35132 3.38773982
911.651891 3.32662526
1043.69086 3.2655107
1062.24123 3.36439613
1161.52272 3.30328157
1215.55603 3.40216701
802.279641 3.34105245
1224.59539 3.27993789
813.572082 3.37882333
1036.1663 3.31770876
EOD
$data_1_22 << EOD
354.443505 1 214.079751 494.80726
EOD
$data_1_23 << EOD
354.443505 1
EOD
$data_1_24 << EOD
405.604533 2 311.253587 499.95548
EOD
$data_1_25 << EOD
405.604533 2
EOD
$data_1_26 << EOD
1010.44911 3 926.054686 1094.84353
EOD
$data_1_27 << EOD
1010.44911 3
EOD
unset key
set label 1 'A maker of taps' at screen 0.01556, screen 0.93182 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Net profit: how much one replication differs from the next' at screen 0.01556, screen 0.86364 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'mean with interval' at screen 0.05333, screen 0.78344 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'half of all replications' at screen 0.25444, screen 0.78344 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 '10th and 90th percentile, least and most' at screen 0.50222, screen 0.78344 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'a replication' at screen 0.87444, screen 0.78344 left noenhanced font ',13' textcolor rgb '#000000'
set label 7 'forecast-monthly' at screen 0.14389, screen 0.63317 right noenhanced font ',13' textcolor rgb '#000000'
set label 8 'forecast-weekly' at screen 0.14389, screen 0.50536 right noenhanced font ',13' textcolor rgb '#000000'
set label 9 'replenish' at screen 0.14389, screen 0.37754 right noenhanced font ',13' textcolor rgb '#000000'
set label 10 'net profit [EUR per week]' at screen 0.56222, screen 0.17792 center noenhanced font ',13' textcolor rgb '#000000'
set label 11 '20 replications of each; 95 % intervals of means, each by itself (Student-t). Strategies meet the same luck, so intervals that overlap may still' at screen 0.01556, screen 0.10877 left noenhanced font ',11' textcolor rgb '#666666'
set label 12 'belong to a difference that is sure: see the figure ’differences’.' at screen 0.01556, screen 0.05682 left noenhanced font ',11' textcolor rgb '#666666'
set arrow 13 from screen 0.01556, screen 0.78344 to screen 0.04667, screen 0.78344 nohead front linecolor rgb '#d55e00' linewidth 2.5 dashtype 1
set label 14 '' at screen 0.03111, screen 0.78344 front point pointtype 13 pointsize 0.77 linecolor rgb '#d55e00'
set object 15 rectangle from screen 0.21667, screen 0.76 to screen 0.24778, screen 0.80688 front fillcolor rgb '#56b4e9' fillstyle transparent solid 0.45 border linecolor rgb '#666666'
set arrow 16 from screen 0.46444, screen 0.78344 to screen 0.49556, screen 0.78344 nohead front linecolor rgb '#666666' linewidth 1.2 dashtype 1
set label 17 '' at screen 0.85222, screen 0.78344 front point pointtype 7 pointsize 0.21 linecolor rgb '#0072b2'
set lmargin at screen 0.15167
set rmargin at screen 0.97278
set tmargin at screen 0.69708
set bmargin at screen 0.31364
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-322.79225:1399.64388]
unset logscale x
set xtics ('-200' -200, '0' 0, '200' 200, '400' 400, '600' 600, '800' 800, '1000' 1000, '1200' 1200)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [3.5:0.5]
unset logscale y
unset ytics
plot $data_1_1 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_4 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_5 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_6 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#56b4e9' fillstyle transparent solid 0.45 border linecolor rgb '#56b4e9' notitle, \
  $data_1_7 using 1:2 with points pointtype 7 pointsize 0.21 linecolor rgb '#0072b2' notitle, \
  $data_1_8 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_9 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_10 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_11 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_12 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_13 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#56b4e9' fillstyle transparent solid 0.45 border linecolor rgb '#56b4e9' notitle, \
  $data_1_14 using 1:2 with points pointtype 7 pointsize 0.21 linecolor rgb '#0072b2' notitle, \
  $data_1_15 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_16 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_17 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_18 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_19 using 1:2 with lines linecolor rgb '#666666' linewidth 1.2 dashtype 1 notitle, \
  $data_1_20 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#56b4e9' fillstyle transparent solid 0.45 border linecolor rgb '#56b4e9' notitle, \
  $data_1_21 using 1:2 with points pointtype 7 pointsize 0.21 linecolor rgb '#0072b2' notitle, \
  $data_1_22 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#d55e00' linewidth 2.5 dashtype 1 notitle, \
  $data_1_23 using 1:2 with points pointtype 13 pointsize 0.77 linecolor rgb '#d55e00' notitle, \
  $data_1_24 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#d55e00' linewidth 2.5 dashtype 1 notitle, \
  $data_1_25 using 1:2 with points pointtype 13 pointsize 0.77 linecolor rgb '#d55e00' notitle, \
  $data_1_26 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#d55e00' linewidth 2.5 dashtype 1 notitle, \
  $data_1_27 using 1:2 with points pointtype 13 pointsize 0.77 linecolor rgb '#d55e00' notitle
