# A joinery, twice
# throughline sweep scenarios/06-best-money.yaml --set 'plant.resources.mill.setup=0 min..30 min x 7' --set plant.resources.mill.units=1,2 --strategy one-stop-shop --strategy best-money --of money.net_profit --seed 42 --replications 10
set encoding utf8
set terminal svg size 900,456 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
0 4442.83086 4084.83922 4800.82249
5 3989.39406 3728.87856 4249.90956
10 3205.1264 2932.37646 3477.87634
15 2635.1059 2333.41242 2936.79937
20 1998.3421 1742.16371 2254.52048
25 1033.73129 858.497123 1208.96546
30 -64.2604893 -246.510181 117.989202
EOD
$data_1_2 << EOD
0 4442.83086
5 3989.39406
10 3205.1264
15 2635.1059
20 1998.3421
25 1033.73129
30 -64.2604893
EOD
$data_1_3 << EOD
0 4442.83086
5 3989.39406
10 3205.1264
15 2635.1059
20 1998.3421
25 1033.73129
30 -64.2604893
EOD
$data_1_4 << EOD
0 4477.28269 4092.89701 4861.66836
5 4478.83663 4095.93929 4861.73397
10 4483.1229 4100.17253 4866.07327
15 4484.56929 4099.7469 4869.39168
20 4483.31506 4100.08611 4866.54401
25 4482.49763 4100.22243 4864.77283
30 4482.23392 4099.6915 4864.77633
EOD
$data_1_5 << EOD
0 4477.28269
5 4478.83663
10 4483.1229
15 4484.56929
20 4483.31506
25 4482.49763
30 4482.23392
EOD
$data_1_6 << EOD
0 4477.28269
5 4478.83663
10 4483.1229
15 4484.56929
20 4483.31506
25 4482.49763
30 4482.23392
EOD
$data_1_7 << EOD
0 2514.19559 1943.94401 3084.44717
5 2703.69275 2197.32285 3210.06264
10 2913.22593 2393.5343 3432.91755
15 2908.41029 2354.75305 3462.06752
20 2946.12643 2367.86671 3524.38614
25 2871.77604 2294.87057 3448.68152
30 2789.27195 2257.65396 3320.88994
EOD
$data_1_8 << EOD
0 2514.19559
5 2703.69275
10 2913.22593
15 2908.41029
20 2946.12643
25 2871.77604
30 2789.27195
EOD
$data_1_9 << EOD
0 2514.19559
5 2703.69275
10 2913.22593
15 2908.41029
20 2946.12643
25 2871.77604
30 2789.27195
EOD
$data_1_10 << EOD
0 2657.74432 2069.15098 3246.33767
5 2679.10927 2104.10356 3254.11497
10 2691.94569 2116.52959 3267.36178
15 2719.25525 2165.29432 3273.21618
20 2674.85548 2091.60227 3258.10868
25 2547.41836 1975.64804 3119.18869
30 2502.17609 1941.55111 3062.80107
EOD
$data_1_11 << EOD
0 2657.74432
5 2679.10927
10 2691.94569
15 2719.25525
20 2674.85548
25 2547.41836
30 2502.17609
EOD
$data_1_12 << EOD
0 2657.74432
5 2679.10927
10 2691.94569
15 2719.25525
20 2674.85548
25 2547.41836
30 2502.17609
EOD
$data_2_1 << EOD
0 -1928.63527 -2434.76116 -1422.50937
5 -1285.70131 -1885.23549 -686.167142
10 -291.90047 -852.882148 269.081208
15 273.304391 -418.892269 965.501051
20 947.784331 109.807528 1785.76113
25 1838.04475 878.161223 2797.92828
30 2853.53244 1931.65359 3775.41129
EOD
$data_2_2 << EOD
0 -1928.63527
5 -1285.70131
10 -291.90047
15 273.304391
20 947.784331
25 1838.04475
30 2853.53244
EOD
$data_2_3 << EOD
0 -1928.63527
5 -1285.70131
10 -291.90047
15 273.304391
20 947.784331
25 1838.04475
30 2853.53244
EOD
$data_2_4 << EOD
0 -1819.53837 -2359.98432 -1279.09242
5 -1799.72736 -2294.30024 -1305.15448
10 -1791.17722 -2271.21567 -1311.13877
15 -1765.31404 -2231.60104 -1299.02704
20 -1808.45958 -2303.98746 -1312.9317
25 -1935.07926 -2413.93323 -1456.22529
30 -1980.05782 -2427.63369 -1532.48195
EOD
$data_2_5 << EOD
0 -1819.53837
5 -1799.72736
10 -1791.17722
15 -1765.31404
20 -1808.45958
25 -1935.07926
30 -1980.05782
EOD
$data_2_6 << EOD
0 -1819.53837
5 -1799.72736
10 -1791.17722
15 -1765.31404
20 -1808.45958
25 -1935.07926
30 -1980.05782
EOD
unset key
set multiplot
set label 1 'A joinery, twice' at screen 0.01556, screen 0.95395 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Net profit over plant.resources.mill.setup' at screen 0.01556, screen 0.90789 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'one-stop-shop, units 1' at screen 0.05333, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'one-stop-shop, units 2' at screen 0.28556, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'best-money, units 1' at screen 0.51778, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'best-money, units 2' at screen 0.72667, screen 0.85373 left noenhanced font ',13' textcolor rgb '#000000'
set label 7 'best-money - one-stop-shop, units 1' at screen 0.05333, screen 0.81206 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'best-money - one-stop-shop, units 2' at screen 0.38667, screen 0.81206 left noenhanced font ',13' textcolor rgb '#000000'
set label 9 'net profit [EUR per week]' at screen 0.01556, screen 0.74539 left noenhanced font ',13' textcolor rgb '#000000'
set label 10 'plant.resources.mill.setup [min]' at screen 0.26944, screen 0.12018 center noenhanced font ',13' textcolor rgb '#000000'
set label 11 'best-money minus one-stop-shop [EUR per week]' at screen 0.50778, screen 0.74539 left noenhanced font ',13' textcolor rgb '#000000'
set label 12 'plant.resources.mill.setup [min]' at screen 0.76556, screen 0.12018 center noenhanced font ',13' textcolor rgb '#000000'
set label 13 '10 replications at each of 14 points. Bands: 95 % intervals of means, each by itself; those of differences hold together over all points (paired' at screen 0.01556, screen 0.07346 left noenhanced font ',11' textcolor rgb '#666666'
set label 14 't, common random numbers, Bonferroni).' at screen 0.01556, screen 0.03838 left noenhanced font ',11' textcolor rgb '#666666'
set arrow 15 from screen 0.01556, screen 0.85373 to screen 0.04667, screen 0.85373 nohead front linecolor rgb '#0072b2' linewidth 2 dashtype 1
set label 16 '' at screen 0.03111, screen 0.85373 front point pointtype 7 pointsize 0.49 linecolor rgb '#0072b2'
set arrow 17 from screen 0.24778, screen 0.85373 to screen 0.27889, screen 0.85373 nohead front linecolor rgb '#0072b2' linewidth 2 dashtype (10,6)
set label 18 '' at screen 0.26333, screen 0.85373 front point pointtype 6 pointsize 0.49 linecolor rgb '#0072b2'
set arrow 19 from screen 0.48, screen 0.85373 to screen 0.51111, screen 0.85373 nohead front linecolor rgb '#d55e00' linewidth 2 dashtype 1
set label 20 '' at screen 0.49556, screen 0.85373 front point pointtype 5 pointsize 0.49 linecolor rgb '#d55e00'
set arrow 21 from screen 0.68889, screen 0.85373 to screen 0.72, screen 0.85373 nohead front linecolor rgb '#d55e00' linewidth 2 dashtype (10,6)
set label 22 '' at screen 0.70444, screen 0.85373 front point pointtype 4 pointsize 0.49 linecolor rgb '#d55e00'
set arrow 23 from screen 0.01556, screen 0.81206 to screen 0.04667, screen 0.81206 nohead front linecolor rgb '#009e73' linewidth 2 dashtype 1
set label 24 '' at screen 0.03111, screen 0.81206 front point pointtype 9 pointsize 0.49 linecolor rgb '#009e73'
set arrow 25 from screen 0.34889, screen 0.81206 to screen 0.38, screen 0.81206 nohead front linecolor rgb '#cc79a7' linewidth 2 dashtype (10,6)
set label 26 '' at screen 0.36444, screen 0.81206 front point pointtype 13 pointsize 0.49 linecolor rgb '#cc79a7'
set lmargin at screen 0.05833
set rmargin at screen 0.48056
set tmargin at screen 0.71206
set bmargin at screen 0.21184
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-1.5:31.5]
unset logscale x
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [-502.305274:5125.18677]
unset logscale y
set ytics ('0' 0, '2000' 2000, '4000' 4000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
plot $data_1_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_1_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle, \
  $data_1_4 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_5 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype (10,6) notitle, \
  $data_1_6 using 1:2 with points pointtype 6 pointsize 0.49 linecolor rgb '#0072b2' notitle, \
  $data_1_7 using 1:3:4 with filledcurves fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_8 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype 1 notitle, \
  $data_1_9 using 1:2 with points pointtype 5 pointsize 0.49 linecolor rgb '#d55e00' notitle, \
  $data_1_10 using 1:3:4 with filledcurves fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_11 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_1_12 using 1:2 with points pointtype 4 pointsize 0.49 linecolor rgb '#d55e00' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.55833
set rmargin at screen 0.97278
set tmargin at screen 0.71206
set bmargin at screen 0.21184
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-1.5:31.5]
unset logscale x
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [-3055.77841:4396.42854]
unset logscale y
set ytics ('-2000' -2000, '0' 0, '2000' 2000, '4000' 4000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 27 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
set label 28 'best-money earns more' at first 31.17, first 4135.60129 right front noenhanced font ',13' textcolor rgb '#666666'
set label 29 'one-stop-shop earns more' at first 31.17, first -2794.95117 right front noenhanced font ',13' textcolor rgb '#666666'
plot $data_2_1 using 1:3:4 with filledcurves fillcolor rgb '#009e73' fillstyle transparent solid 0.2 noborder notitle, \
  $data_2_2 using 1:2 with lines linecolor rgb '#009e73' linewidth 2 dashtype 1 notitle, \
  $data_2_3 using 1:2 with points pointtype 9 pointsize 0.49 linecolor rgb '#009e73' notitle, \
  $data_2_4 using 1:3:4 with filledcurves fillcolor rgb '#cc79a7' fillstyle transparent solid 0.2 noborder notitle, \
  $data_2_5 using 1:2 with lines linecolor rgb '#cc79a7' linewidth 2 dashtype (10,6) notitle, \
  $data_2_6 using 1:2 with points pointtype 13 pointsize 0.49 linecolor rgb '#cc79a7' notitle
unset multiplot
