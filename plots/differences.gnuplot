# A maker of taps
# throughline compare scenarios/21-supply.yaml --seed 42 --replications 20 --of money.net_profit --of supply.stock_value --of supply.fill_rate
set encoding utf8
set terminal svg size 900,761 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
51.1610282 1 -69.9268971 172.248953
656.005605 2 460.002868 852.008342
604.844577 3 494.502241 715.186912
EOD
$data_1_2 << EOD
51.1610282 1
656.005605 2
604.844577 3
EOD
$data_2_1 << EOD
-7362.63207 1 -8409.95927 -6315.30487
-5684.7763 2 -8908.2294 -2461.32319
1677.85577 3 -820.256824 4175.96837
EOD
$data_2_2 << EOD
-7362.63207 1
-5684.7763 2
1677.85577 3
EOD
$data_3_1 << EOD
0.292612473 1 -1.07500519 1.66023014
11.8648015 2 9.11016446 14.6194385
11.572189 3 9.80962729 13.3347507
EOD
$data_3_2 << EOD
0.292612473 1
11.8648015 2
11.572189 3
EOD
unset key
set multiplot
set label 1 'A maker of taps' at screen 0.01556, screen 0.9724 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Difference in what is compared' at screen 0.01556, screen 0.94481 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 '← the second has more' at screen 0.29167, screen 0.87989 left noenhanced font ',13' textcolor rgb '#666666'
set label 4 'the first has more →' at screen 0.69667, screen 0.87989 right noenhanced font ',13' textcolor rgb '#666666'
set label 5 'net profit' at screen 0.01556, screen 0.90486 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'forecast-weekly - forecast-monthly' at screen 0.28389, screen 0.83412 right noenhanced font ',13' textcolor rgb '#000000'
set label 7 'undecided; 93 replications may tell' at screen 0.70444, screen 0.83412 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'replenish - forecast-monthly' at screen 0.28389, screen 0.78252 right noenhanced font ',13' textcolor rgb '#000000'
set label 9 'replenish is better' at screen 0.70444, screen 0.78252 left noenhanced font ',13' textcolor rgb '#000000'
set label 10 'replenish - forecast-weekly' at screen 0.28389, screen 0.73092 right noenhanced font ',13' textcolor rgb '#000000'
set label 11 'replenish is better' at screen 0.70444, screen 0.73092 left noenhanced font ',13' textcolor rgb '#000000'
set label 12 'difference [EUR per week]' at screen 0.49417, screen 0.6502 center noenhanced font ',13' textcolor rgb '#000000'
set label 13 '← the second has more' at screen 0.29167, screen 0.58029 left noenhanced font ',13' textcolor rgb '#666666'
set label 14 'the first has more →' at screen 0.69667, screen 0.58029 right noenhanced font ',13' textcolor rgb '#666666'
set label 15 'value of stock' at screen 0.01556, screen 0.60526 left noenhanced font ',13' textcolor rgb '#000000'
set label 16 'forecast-weekly - forecast-monthly' at screen 0.28389, screen 0.53452 right noenhanced font ',13' textcolor rgb '#000000'
set label 17 'forecast-weekly is better' at screen 0.70444, screen 0.53452 left noenhanced font ',13' textcolor rgb '#000000'
set label 18 'replenish - forecast-monthly' at screen 0.28389, screen 0.48292 right noenhanced font ',13' textcolor rgb '#000000'
set label 19 'replenish is better' at screen 0.70444, screen 0.48292 left noenhanced font ',13' textcolor rgb '#000000'
set label 20 'replenish - forecast-weekly' at screen 0.28389, screen 0.43132 right noenhanced font ',13' textcolor rgb '#000000'
set label 21 'undecided; 40 replications may tell' at screen 0.70444, screen 0.43132 left noenhanced font ',13' textcolor rgb '#000000'
set label 22 'difference [EUR]' at screen 0.49417, screen 0.35059 center noenhanced font ',13' textcolor rgb '#000000'
set label 23 '← the second has more' at screen 0.29167, screen 0.28068 left noenhanced font ',13' textcolor rgb '#666666'
set label 24 'the first has more →' at screen 0.69667, screen 0.28068 right noenhanced font ',13' textcolor rgb '#666666'
set label 25 'fill rate' at screen 0.01556, screen 0.30565 left noenhanced font ',13' textcolor rgb '#000000'
set label 26 'forecast-weekly - forecast-monthly' at screen 0.28389, screen 0.23491 right noenhanced font ',13' textcolor rgb '#000000'
set label 27 'undecided; 348 replications may tell' at screen 0.70444, screen 0.23491 left noenhanced font ',13' textcolor rgb '#000000'
set label 28 'replenish - forecast-monthly' at screen 0.28389, screen 0.18331 right noenhanced font ',13' textcolor rgb '#000000'
set label 29 'replenish is better' at screen 0.70444, screen 0.18331 left noenhanced font ',13' textcolor rgb '#000000'
set label 30 'replenish - forecast-weekly' at screen 0.28389, screen 0.13171 right noenhanced font ',13' textcolor rgb '#000000'
set label 31 'replenish is better' at screen 0.70444, screen 0.13171 left noenhanced font ',13' textcolor rgb '#000000'
set label 32 'difference [percentage points]' at screen 0.49417, screen 0.05099 center noenhanced font ',13' textcolor rgb '#000000'
set label 33 '95 % intervals that hold together (Bonferroni over 9 comparisons, paired t, common random numbers), 20 paired replications.' at screen 0.01556, screen 0.023 left noenhanced font ',11' textcolor rgb '#666666'
set lmargin at screen 0.29167
set rmargin at screen 0.69667
set tmargin at screen 0.85992
set bmargin at screen 0.70512
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-143.681716:925.763161]
unset logscale x
set xtics ('0' 0, '200' 200, '400' 400, '600' 600, '800' 800)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [3.5:0.5]
unset logscale y
unset ytics
set arrow 34 from first 0, graph 0 to first 0, graph 1 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_1_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_1_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.29167
set rmargin at screen 0.69667
set tmargin at screen 0.56032
set bmargin at screen 0.40552
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-9954.96522:5222.70419]
unset logscale x
set xtics ('-8000' -8000, '-6000' -6000, '-4000' -4000, '-2000' -2000, '0' 0, '2000' 2000, '4000' 4000)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [3.5:0.5]
unset logscale y
unset ytics
set arrow 35 from first 0, graph 0 to first 0, graph 1 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_2_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_2_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.29167
set rmargin at screen 0.69667
set tmargin at screen 0.26071
set bmargin at screen 0.10591
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-2.33056069:15.874994]
unset logscale x
set xtics ('-2' -2, '0' 0, '2' 2, '4' 4, '6' 6, '8' 8, '10' 10, '12' 12, '14' 14)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [3.5:0.5]
unset logscale y
unset ytics
set arrow 36 from first 0, graph 0 to first 0, graph 1 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_3_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_3_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle
unset multiplot
