# A joinery, twice
# throughline compare scenarios/06-best-money.yaml --seed 42
set encoding utf8
set terminal svg size 900,437 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
0 0
1 7755.02595
2 12828.5594
3 15615.3682
4 17278.48
5 18258.6104
6 18088.648
EOD
$data_1_2 << EOD
1 7755.02595
2 12828.5594
3 15615.3682
4 17278.48
5 18258.6104
6 18088.648
EOD
$data_1_3 << EOD
0 0
1 8825.03466
2 14094.4905
3 16803.478
4 18408.4137
5 19741.9054
6 20439.1058
EOD
$data_1_4 << EOD
1 8825.03466
2 14094.4905
3 16803.478
4 18408.4137
5 19741.9054
6 20439.1058
EOD
$data_2_1 << EOD
0 0
1 5318.8351
2 9348.30036
3 12209.6732
4 14325.3515
5 15232.4621
6 16010.0485
7 16605.9045
8 17091.0856
9 17559.1707
10 17855.5854
11 18064.8255
12 18088.648
EOD
$data_2_2 << EOD
1 5318.8351
2 9348.30036
3 12209.6732
4 14325.3515
5 15232.4621
6 16010.0485
7 16605.9045
8 17091.0856
9 17559.1707
10 17855.5854
11 18064.8255
12 18088.648
EOD
$data_2_3 << EOD
0 0
1 6025.49431
2 11555.1465
3 14794.48
4 17160.876
5 18101.202
6 18977.7509
7 19574.6436
8 20029.1253
9 20337.6123
10 20397.4587
11 20436.7167
12 20439.1058
EOD
$data_2_4 << EOD
1 6025.49431
2 11555.1465
3 14794.48
4 17160.876
5 18101.202
6 18977.7509
7 19574.6436
8 20029.1253
9 20337.6123
10 20397.4587
11 20436.7167
12 20439.1058
EOD
$data_3_1 << EOD
0 0
1 4166.32735
2 6131.56493
3 7820.51095
4 9463.69896
5 11089.4735
6 12241.9812
7 13138.1165
8 13915.703
9 14639.496
10 15156.4456
11 15630.5808
12 16103.071
13 16493.232
14 16770.6356
15 17027.2002
16 17261.9228
17 17494.0286
18 17724.8283
19 17885.3726
20 18041.4127
21 18120.5655
22 18197.9385
23 18258.6104
24 18249.562
25 18236.0243
26 18215.439
27 18188.494
28 18159.8167
29 18125.4974
30 18088.648
EOD
$data_3_2 << EOD
1 4166.32735
2 6131.56493
3 7820.51095
4 9463.69896
5 11089.4735
6 12241.9812
7 13138.1165
8 13915.703
9 14639.496
10 15156.4456
11 15630.5808
12 16103.071
13 16493.232
14 16770.6356
15 17027.2002
16 17261.9228
17 17494.0286
18 17724.8283
19 17885.3726
20 18041.4127
21 18120.5655
22 18197.9385
23 18258.6104
24 18249.562
25 18236.0243
26 18215.439
27 18188.494
28 18159.8167
29 18125.4974
30 18088.648
EOD
$data_3_3 << EOD
0 0
1 4815.11228
2 7112.35151
3 9057.78267
4 10937.8554
5 12809.4769
6 14019.8589
7 14967.9681
8 15910.0623
9 16786.6112
10 17542.6504
11 18080.7648
12 18575.5393
13 18977.7509
14 19202.9047
15 19395.7744
16 19587.9879
17 19768.3446
18 19947.87
19 20109.7784
20 20209.4819
21 20286.5463
22 20337.6123
23 20372.8507
24 20389.813
25 20403.9624
26 20417.9478
27 20428.4064
28 20436.7167
29 20438.1513
30 20439.1058
EOD
$data_3_4 << EOD
1 4815.11228
2 7112.35151
3 9057.78267
4 10937.8554
5 12809.4769
6 14019.8589
7 14967.9681
8 15910.0623
9 16786.6112
10 17542.6504
11 18080.7648
12 18575.5393
13 18977.7509
14 19202.9047
15 19395.7744
16 19587.9879
17 19768.3446
18 19947.87
19 20109.7784
20 20209.4819
21 20286.5463
22 20337.6123
23 20372.8507
24 20389.813
25 20403.9624
26 20417.9478
27 20428.4064
28 20436.7167
29 20438.1513
30 20439.1058
EOD
unset key
set multiplot
set label 1 'A joinery, twice' at screen 0.01556, screen 0.95195 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Whale curve: profit together, the most profitable first' at screen 0.01556, screen 0.90389 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'one-stop-shop' at screen 0.05333, screen 0.84737 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'best-money' at screen 0.21556, screen 0.84737 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'profit together [EUR per week]' at screen 0.01556, screen 0.7778 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'accounts, the best first' at screen 0.19519, screen 0.1254 center noenhanced font ',13' textcolor rgb '#000000'
set label 7 'profit together [EUR per week]' at screen 0.3437, screen 0.7778 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'offerings, the best first' at screen 0.52333, screen 0.1254 center noenhanced font ',13' textcolor rgb '#000000'
set label 9 'profit together [EUR per week]' at screen 0.67185, screen 0.7778 left noenhanced font ',13' textcolor rgb '#000000'
set label 10 'account x offering, the best first' at screen 0.85148, screen 0.1254 center noenhanced font ',13' textcolor rgb '#000000'
set label 11 'Profit: throughput less the hours to serve; means over the replications. What lies above the end of a curve is what the unprofitable ones cost.' at screen 0.01556, screen 0.07666 left noenhanced font ',11' textcolor rgb '#666666'
set label 12 'Expenses that nobody causes are not in it [EUR per week]: 17,000 (one-stop-shop) and 17,350 (best-money).' at screen 0.01556, screen 0.04005 left noenhanced font ',11' textcolor rgb '#666666'
set arrow 13 from screen 0.01556, screen 0.84737 to screen 0.04667, screen 0.84737 nohead front linecolor rgb '#0072b2' linewidth 2 dashtype 1
set label 14 '' at screen 0.03111, screen 0.84737 front point pointtype 7 pointsize 0.49 linecolor rgb '#0072b2'
set arrow 15 from screen 0.17778, screen 0.84737 to screen 0.20889, screen 0.84737 nohead front linecolor rgb '#d55e00' linewidth 2 dashtype (10,6)
set label 16 '' at screen 0.19333, screen 0.84737 front point pointtype 5 pointsize 0.49 linecolor rgb '#d55e00'
set lmargin at screen 0.07389
set rmargin at screen 0.31648
set tmargin at screen 0.74302
set bmargin at screen 0.22105
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:6]
unset logscale x
set xtics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:21461.0611]
unset logscale y
set ytics ('0' 0, '5000' 5000, '10,000' 10000, '15,000' 15000, '20,000' 20000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 17 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_1_1 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_1_2 using 1:2 with points pointtype 7 pointsize 0.28 linecolor rgb '#0072b2' notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_1_4 using 1:2 with points pointtype 5 pointsize 0.28 linecolor rgb '#d55e00' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.40204
set rmargin at screen 0.64463
set tmargin at screen 0.74302
set bmargin at screen 0.22105
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:12]
unset logscale x
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8, '10' 10, '12' 12)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:21461.0611]
unset logscale y
set ytics ('0' 0, '5000' 5000, '10,000' 10000, '15,000' 15000, '20,000' 20000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 18 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_2_1 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_2_2 using 1:2 with points pointtype 7 pointsize 0.28 linecolor rgb '#0072b2' notitle, \
  $data_2_3 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_2_4 using 1:2 with points pointtype 5 pointsize 0.28 linecolor rgb '#d55e00' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.73019
set rmargin at screen 0.97278
set tmargin at screen 0.74302
set bmargin at screen 0.22105
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [0:30]
unset logscale x
set xtics ('0' 0, '10' 10, '20' 20, '30' 30)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [0:21461.0611]
unset logscale y
set ytics ('0' 0, '5000' 5000, '10,000' 10000, '15,000' 15000, '20,000' 20000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 19 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
plot $data_3_1 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_3_2 using 1:2 with points pointtype 7 pointsize 0.28 linecolor rgb '#0072b2' notitle, \
  $data_3_3 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 dashtype (10,6) notitle, \
  $data_3_4 using 1:2 with points pointtype 5 pointsize 0.28 linecolor rgb '#d55e00' notitle
unset multiplot
