# A joinery, twice
# throughline sweep scenarios/06-best-money.yaml --set 'time.horizon=25 weeks' --set 'plant.resources.mill.setup=0 min..40 min' --set plant.resources.mill.units=1..3 --set 'plant.resources.saw.setup=0 min..20 min' --set plant.resources.saw.units=1..3 --set strategies.best-money.portfolio.top=4..12 --sample morris:10 --strategy one-stop-shop --strategy best-money --seed 42 --replications 6
set encoding utf8
set terminal svg size 900,456 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
88.9352764 1865.26129 0 88.9352764
47.4014253 1171.89327 0 47.4014253
95.6766643 558.023329 0 95.6766643
67.3374246 396.823489 0 67.3374246
EOD
$data_1_2 << EOD
1406.6433 1865.26129
587.984068 1171.89327
300.345217 558.023329
229.223741 396.823489
EOD
$data_1_3 << EOD
0 0
EOD
$data_1_4 << EOD
0 0
39.3860125 167.127412
EOD
$data_2_1 << EOD
258.522984 3410.73934 0 258.522984
141.561092 397.148363 0 141.561092
154.976862 928.234698 0 154.976862
141.356095 552.985657 0 141.356095
257.572623 1429.23569 0 257.572623
EOD
$data_2_2 << EOD
1526.58163 3410.73934
240.667231 397.148363
571.492953 928.234698
441.474095 552.985657
5417.46454 1429.23569
EOD
$data_2_3 << EOD
441.474095 552.985657
593.163102 1164.19015
EOD
$data_2_4 << EOD
571.492953 928.234698
723.18196 1539.43919
EOD
$data_3_1 << EOD
274.732427 4542.49226 0 274.732427
134.157911 1297.21901 0 134.157911
130.124793 1288.30106 0 130.124793
123.668116 829.697522 0 123.668116
257.572623 1429.23569 0 257.572623
EOD
$data_3_2 << EOD
2128.87719 4542.49226
711.405734 1297.21901
865.289466 1288.30106
634.83909 829.697522
5417.46454 1429.23569
EOD
$data_3_3 << EOD
711.405734 1297.21901
863.094741 1704.22632
EOD
unset key
set multiplot
set label 1 'A joinery, twice' at screen 0.01556, screen 0.95395 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Which parameter matters to net profit (Morris)' at screen 0.01556, screen 0.90789 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'a parameter that matters' at screen 0.05333, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'chance alone could show as much' at screen 0.30111, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'mu* that chance alone could give this parameter' at screen 0.60333, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'sigma [EUR per week]' at screen 0.01556, screen 0.74539 left noenhanced font ',13' textcolor rgb '#000000'
set label 7 'one-stop-shop' at screen 0.01556, screen 0.78706 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'mu* [EUR per week]' at screen 0.18741, screen 0.12018 center noenhanced font ',13' textcolor rgb '#000000'
set label 9 'sigma [EUR per week]' at screen 0.3437, screen 0.74539 left noenhanced font ',13' textcolor rgb '#000000'
set label 10 'best-money' at screen 0.3437, screen 0.78706 left noenhanced font ',13' textcolor rgb '#000000'
set label 11 'mu* [EUR per week]' at screen 0.51556, screen 0.12018 center noenhanced font ',13' textcolor rgb '#000000'
set label 12 'sigma [EUR per week]' at screen 0.67185, screen 0.74539 left noenhanced font ',13' textcolor rgb '#000000'
set label 13 'best-money minus one-stop-shop' at screen 0.67185, screen 0.78706 left noenhanced font ',13' textcolor rgb '#000000'
set label 14 'mu* [EUR per week]' at screen 0.8437, screen 0.12018 center noenhanced font ',13' textcolor rgb '#000000'
set label 15 'Change from one end of a parameter’s range to the other: mu* is its mean size, sigma how much it differs from place to place (curves, or other' at screen 0.01556, screen 0.07346 left noenhanced font ',11' textcolor rgb '#666666'
set label 16 'parameters). 6 replications at each of 56 points.' at screen 0.01556, screen 0.03838 left noenhanced font ',11' textcolor rgb '#666666'
set label 17 '' at screen 0.03111, screen 0.85373 front point pointtype 7 pointsize 0.63 linecolor rgb '#0072b2'
set label 18 '' at screen 0.27889, screen 0.85373 front point pointtype 6 pointsize 0.63 linecolor rgb '#666666'
set arrow 19 from screen 0.56556, screen 0.85373 to screen 0.59667, screen 0.85373 nohead front linecolor rgb '#aaaaaa' linewidth 1.5 dashtype 1
set lmargin at screen 0.05833
set rmargin at screen 0.31648
set tmargin at screen 0.71206
set bmargin at screen 0.21184
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:1575.4405]
unset logscale x
set xtics ('0' 0, '500' 500, '1000' 1000, '1500' 1500)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:2089.09265]
unset logscale y
set ytics ('0' 0, '500' 500, '1000' 1000, '1500' 1500, '2000' 2000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set label 20 'top' at first 39.3860125, first 167.127412 left front noenhanced font ',13' textcolor rgb '#000000'
set label 21 'saw.units' at first 268.609754, first 396.823489 left front noenhanced font ',13' textcolor rgb '#000000'
set label 22 'saw.setup' at first 339.73123, first 558.023329 left front noenhanced font ',13' textcolor rgb '#000000'
set label 23 'mill.units' at first 627.370081, first 1171.89327 left front noenhanced font ',13' textcolor rgb '#000000'
set label 24 'mill.setup' at first 1367.25729, first 1865.26129 right front noenhanced font ',13' textcolor rgb '#000000'
plot $data_1_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#aaaaaa' linewidth 1.5 dashtype 1 notitle, \
  $data_1_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle, \
  $data_1_3 using 1:2 with points pointtype 6 pointsize 0.63 linecolor rgb '#666666' notitle, \
  $data_1_4 using 1:2 with lines linecolor rgb '#aaaaaa' linewidth 1 dashtype 1 notitle
unset label; unset arrow; unset object
set lmargin at screen 0.38648
set rmargin at screen 0.64463
set tmargin at screen 0.71206
set bmargin at screen 0.21184
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:6067.56028]
unset logscale x
set xtics ('0' 0, '2000' 2000, '4000' 4000, '6000' 6000)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:3820.02806]
unset logscale y
set ytics ('0' 0, '1000' 1000, '2000' 2000, '3000' 3000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set label 25 'mill.units' at first 392.356238, first 397.148363 left front noenhanced font ',13' textcolor rgb '#000000'
set label 26 'saw.units' at first 593.163102, first 1164.19015 left front noenhanced font ',13' textcolor rgb '#000000'
set label 27 'saw.setup' at first 723.18196, first 1539.43919 left front noenhanced font ',13' textcolor rgb '#000000'
set label 28 'top' at first 5265.77553, first 1429.23569 right front noenhanced font ',13' textcolor rgb '#000000'
set label 29 'mill.setup' at first 1678.27064, first 3410.73934 left front noenhanced font ',13' textcolor rgb '#000000'
plot $data_2_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#aaaaaa' linewidth 1.5 dashtype 1 notitle, \
  $data_2_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle, \
  $data_2_3 using 1:2 with lines linecolor rgb '#aaaaaa' linewidth 1 dashtype 1 notitle, \
  $data_2_4 using 1:2 with lines linecolor rgb '#aaaaaa' linewidth 1 dashtype 1 notitle
unset label; unset arrow; unset object
set lmargin at screen 0.71463
set rmargin at screen 0.97278
set tmargin at screen 0.71206
set bmargin at screen 0.21184
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:6067.56028]
unset logscale x
set xtics ('0' 0, '2000' 2000, '4000' 4000, '6000' 6000)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:5087.59133]
unset logscale y
set ytics ('0' 0, '2000' 2000, '4000' 4000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set label 30 'saw.units' at first 786.528097, first 829.697522 left front noenhanced font ',13' textcolor rgb '#000000'
set label 31 'saw.setup' at first 1016.97847, first 1288.30106 left front noenhanced font ',13' textcolor rgb '#000000'
set label 32 'mill.units' at first 863.094741, first 1704.22632 left front noenhanced font ',13' textcolor rgb '#000000'
set label 33 'top' at first 5265.77553, first 1429.23569 right front noenhanced font ',13' textcolor rgb '#000000'
set label 34 'mill.setup' at first 2280.5662, first 4542.49226 left front noenhanced font ',13' textcolor rgb '#000000'
plot $data_3_1 using 1:2:3:4 with xerrorbars pointtype -1 linecolor rgb '#aaaaaa' linewidth 1.5 dashtype 1 notitle, \
  $data_3_2 using 1:2 with points pointtype 7 pointsize 0.63 linecolor rgb '#0072b2' notitle, \
  $data_3_3 using 1:2 with lines linecolor rgb '#aaaaaa' linewidth 1 dashtype 1 notitle
unset multiplot
