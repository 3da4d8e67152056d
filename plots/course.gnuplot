# A maker of shop fittings, whole
# throughline compare scenarios/20-whole-company.yaml --seed 42 --replications 8
set encoding utf8
set terminal svg size 900,421 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
1 -5161.44965 -6802.66415 -3520.23516
2 -6375.5936 -7062.92595 -5688.26125
3 -5673.87585 -8037.89433 -3309.85737
4 -6591.78899 -8550.03315 -4633.54484
5 -4739.29279 -7451.97385 -2026.61173
6 -5159.59754 -7759.99065 -2559.20443
7 -4585.63479 -7624.52209 -1546.74748
8 -4524.566 -7563.50748 -1485.62452
9 -4469.96617 -7674.48394 -1265.4484
10 -3817.35128 -6752.48526 -882.217301
11 -5283.21386 -7715.52175 -2850.90596
EOD
$data_1_2 << EOD
1 -5161.44965
2 -6375.5936
3 -5673.87585
4 -6591.78899
5 -4739.29279
6 -5159.59754
7 -4585.63479
8 -4524.566
9 -4469.96617
10 -3817.35128
11 -5283.21386
EOD
$data_1_3 << EOD
1 -5161.44965
2 -6375.5936
3 -5673.87585
4 -6591.78899
5 -4739.29279
6 -5159.59754
7 -4585.63479
8 -4524.566
9 -4469.96617
10 -3817.35128
11 -5283.21386
EOD
$data_1_4 << EOD
1 1899.89066 794.740925 3005.0404
2 6353.56006 3492.1439 9214.97621
3 7857.89077 4912.88721 10802.8943
4 10370.2143 7371.08227 13369.3463
5 11409.2576 8046.17188 14772.3433
6 12623.8498 8515.1273 16732.5723
7 14555.8117 11687.5746 17424.0489
8 15693.139 12824.0489 18562.2291
9 11423.789 7434.98284 15412.5952
10 6938.84549 1603.99429 12273.6967
11 10449.4659 6309.72094 14589.2109
EOD
$data_1_5 << EOD
1 1899.89066
2 6353.56006
3 7857.89077
4 10370.2143
5 11409.2576
6 12623.8498
7 14555.8117
8 15693.139
9 11423.789
10 6938.84549
11 10449.4659
EOD
$data_1_6 << EOD
1 1899.89066
2 6353.56006
3 7857.89077
4 10370.2143
5 11409.2576
6 12623.8498
7 14555.8117
8 15693.139
9 11423.789
10 6938.84549
11 10449.4659
EOD
$data_2_1 << EOD
1 52059.1657 50381.3508 53736.9806
2 50874.3295 50239.8082 51508.8508
3 51543.1338 49180.4488 53905.8187
4 50758.4899 48735.2889 52781.6908
5 52613.6591 49934.1706 55293.1477
6 52066.6428 49487.0969 54646.1888
7 52657.596 49609.113 55706.079
8 52708.0109 49705.0319 55710.9899
9 52829.8127 49713.7101 55945.9153
10 53418.7449 50575.8477 56261.6421
11 52005.1515 49535.6137 54474.6894
EOD
$data_2_2 << EOD
1 52059.1657
2 50874.3295
3 51543.1338
4 50758.4899
5 52613.6591
6 52066.6428
7 52657.596
8 52708.0109
9 52829.8127
10 53418.7449
11 52005.1515
EOD
$data_2_3 << EOD
1 52059.1657
2 50874.3295
3 51543.1338
4 50758.4899
5 52613.6591
6 52066.6428
7 52657.596
8 52708.0109
9 52829.8127
10 53418.7449
11 52005.1515
EOD
$data_2_4 << EOD
1 59579.6339 58442.1742 60717.0936
2 63597.011 60930.7388 66263.2832
3 65238.8869 62402.9301 68074.8437
4 67649.8883 64674.1254 70625.6512
5 68566.6307 65214.8864 71918.3749
6 69914.7902 66055.3477 73774.2327
7 71681.3819 68852.7659 74509.9979
8 72707.8448 69844.6326 75571.057
9 68411.539 64427.6619 72395.4162
10 64272.2051 59186.9626 69357.4476
11 67536.7169 63495.2761 71578.1577
EOD
$data_2_5 << EOD
1 59579.6339
2 63597.011
3 65238.8869
4 67649.8883
5 68566.6307
6 69914.7902
7 71681.3819
8 72707.8448
9 68411.539
10 64272.2051
11 67536.7169
EOD
$data_2_6 << EOD
1 59579.6339
2 63597.011
3 65238.8869
4 67649.8883
5 68566.6307
6 69914.7902
7 71681.3819
8 72707.8448
9 68411.539
10 64272.2051
11 67536.7169
EOD
$data_3_1 << EOD
1 57220.6154 57131.0266 57310.2042
2 57249.9231 57127.6333 57372.2129
3 57217.0096 57041.5034 57392.5158
4 57350.2788 57215.9021 57484.6556
5 57352.9519 57245.5904 57460.3135
6 57226.2404 57111.6449 57340.8359
7 57243.2308 57146.5099 57339.9516
8 57232.5769 57097.4768 57367.677
9 57299.7788 57144.8975 57454.6602
10 57236.0962 57080.495 57391.6973
11 57288.3654 57179.9837 57396.747
EOD
$data_3_2 << EOD
1 57220.6154
2 57249.9231
3 57217.0096
4 57350.2788
5 57352.9519
6 57226.2404
7 57243.2308
8 57232.5769
9 57299.7788
10 57236.0962
11 57288.3654
EOD
$data_3_3 << EOD
1 57220.6154
2 57249.9231
3 57217.0096
4 57350.2788
5 57352.9519
6 57226.2404
7 57243.2308
8 57232.5769
9 57299.7788
10 57236.0962
11 57288.3654
EOD
$data_3_4 << EOD
1 57679.7433 57525.9804 57833.5061
2 57243.451 56958.6608 57528.2412
3 57380.9962 57195.0746 57566.9177
4 57279.674 57169.68 57389.6681
5 57157.3731 57052.858 57261.8882
6 57290.9404 57021.7818 57560.099
7 57125.5702 57007.772 57243.3684
8 57014.7058 56956.6171 57072.7945
9 56987.75 56857.1934 57118.3066
10 57333.3596 56911.7684 57754.9509
11 57087.251 56959.3775 57215.1244
EOD
$data_3_5 << EOD
1 57679.7433
2 57243.451
3 57380.9962
4 57279.674
5 57157.3731
6 57290.9404
7 57125.5702
8 57014.7058
9 56987.75
10 57333.3596
11 57087.251
EOD
$data_3_6 << EOD
1 57679.7433
2 57243.451
3 57380.9962
4 57279.674
5 57157.3731
6 57290.9404
7 57125.5702
8 57014.7058
9 56987.75
10 57333.3596
11 57087.251
EOD
unset key
set multiplot
set label 1 'A maker of shop fittings, whole' at screen 0.01556, screen 0.95012 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'What costs now and pays later: money by quarter' at screen 0.01556, screen 0.90024 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'one-stop-shop' at screen 0.05333, screen 0.84157 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'best-money' at screen 0.21556, screen 0.84157 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'net profit [EUR per week]' at screen 0.01556, screen 0.76936 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'quarter' at screen 0.19519, screen 0.09216 center noenhanced font ',13' textcolor rgb '#000000'
set label 7 'throughput [EUR per week]' at screen 0.3437, screen 0.76936 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'quarter' at screen 0.52333, screen 0.09216 center noenhanced font ',13' textcolor rgb '#000000'
set label 9 'operating expense [EUR per week]' at screen 0.67185, screen 0.76936 left noenhanced font ',13' textcolor rgb '#000000'
set label 10 'quarter' at screen 0.85148, screen 0.09216 center noenhanced font ',13' textcolor rgb '#000000'
set label 11 'Quarters are 13 weeks from the end of the warm-up on. 95 % intervals (bands), each by itself, 8 replications.' at screen 0.01556, screen 0.04157 left noenhanced font ',11' textcolor rgb '#666666'
set arrow 12 from screen 0.01556, screen 0.84157 to screen 0.04667, screen 0.84157 nohead front linecolor rgb '#0072b2' linewidth 2 dashtype 1
set label 13 '' at screen 0.03111, screen 0.84157 front point pointtype 7 pointsize 0.49 linecolor rgb '#0072b2'
set arrow 14 from screen 0.17778, screen 0.84157 to screen 0.20889, screen 0.84157 nohead front linecolor rgb '#d55e00' linewidth 2 dashtype (10,6)
set label 15 '' at screen 0.19333, screen 0.84157 front point pointtype 5 pointsize 0.49 linecolor rgb '#d55e00'
set lmargin at screen 0.07389
set rmargin at screen 0.31648
set tmargin at screen 0.73325
set bmargin at screen 0.19145
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0.5:11.5]
unset logscale x
set xtics ('2' 2, '4' 4, '6' 6, '8' 8, '10' 10)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [-9905.64626:19917.8422]
unset logscale y
set ytics ('0' 0, '10,000' 10000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 16 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_1_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_1_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle, \
  $data_1_4 using 1:3:4 with filledcurves fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_5 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_1_6 using 1:2 with points pointtype 5 pointsize 0.49 linecolor rgb '#d55e00' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.40204
set rmargin at screen 0.64463
set tmargin at screen 0.73325
set bmargin at screen 0.19145
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0.5:11.5]
unset logscale x
set xtics ('2' 2, '4' 4, '6' 6, '8' 8, '10' 10)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [47393.5005:76912.8454]
unset logscale y
set ytics ('50,000' 50000, '60,000' 60000, '70,000' 70000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
plot $data_2_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_2_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_2_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle, \
  $data_2_4 using 1:3:4 with filledcurves fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_2_5 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_2_6 using 1:2 with points pointtype 5 pointsize 0.49 linecolor rgb '#d55e00' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.73019
set rmargin at screen 0.97278
set tmargin at screen 0.73325
set bmargin at screen 0.19145
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0.5:11.5]
unset logscale x
set xtics ('2' 2, '4' 4, '6' 6, '8' 8, '10' 10)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [56808.3778:57882.3217]
unset logscale y
set ytics ('57,000' 57000, '57,500' 57500)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
plot $data_3_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_3_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_3_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle, \
  $data_3_4 using 1:3:4 with filledcurves fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_3_5 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_3_6 using 1:2 with points pointtype 5 pointsize 0.49 linecolor rgb '#d55e00' notitle
unset multiplot
