# Push or CONWIP
# throughline sweep scenarios/05-conwip.yaml --set 'time.horizon=20000 min' --set decisions.release.conwip.jobs=8,10,12,14,16,18,20,21,22,24,27,30 --strategy base --of flow.output_rate --of flow.lead_time.mean --seed 42 --replications 5
set encoding utf8
set terminal svg size 900,397 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
8 28.2108 27.9922188 28.4293812
10 31.5552 31.4302711 31.6801289
12 34.2378 34.099759 34.375841
14 36.5082 36.3277858 36.6886142
16 38.3916 38.2289453 38.5542547
18 40.038 39.9204117 40.1555883
20 41.424 41.3945514 41.4534486
21 41.898 41.7047487 42.0912513
22 42.0642 41.6925809 42.4358191
24 42.147 41.6408327 42.6531673
27 42.1452 41.6043086 42.6860914
30 42.147 41.6078082 42.6861918
EOD
$data_1_2 << EOD
8 28.2108
10 31.5552
12 34.2378
14 36.5082
16 38.3916
18 40.038
20 41.424
21 41.898
22 42.0642
24 42.147
27 42.1452
30 42.147
EOD
$data_1_3 << EOD
8 28.2108
10 31.5552
12 34.2378
14 36.5082
16 38.3916
18 40.038
20 41.424
21 41.898
22 42.0642
24 42.147
27 42.1452
30 42.147
EOD
$data_2_1 << EOD
8 17.0177956 16.8878446 17.1477467
10 19.0137439 18.9364583 19.0910295
12 21.0312191 20.9452506 21.1171876
14 23.002159 22.8934346 23.1108833
16 25.0039406 24.8967453 25.111136
18 26.9763941 26.8969702 27.0558179
20 28.9680328 28.9388143 28.9972512
21 29.815477 29.588615 30.0423391
22 30.3299868 29.859787 30.8001865
24 30.9502862 30.2863914 31.6141809
27 31.7181348 30.740659 32.6956106
30 32.2441211 31.2010328 33.2872094
EOD
$data_2_2 << EOD
8 17.0177956
10 19.0137439
12 21.0312191
14 23.002159
16 25.0039406
18 26.9763941
20 28.9680328
21 29.815477
22 30.3299868
24 30.9502862
27 31.7181348
30 32.2441211
EOD
$data_2_3 << EOD
8 17.0177956
10 19.0137439
12 21.0312191
14 23.002159
16 25.0039406
18 26.9763941
20 28.9680328
21 29.815477
22 30.3299868
24 30.9502862
27 31.7181348
30 32.2441211
EOD
unset key
set multiplot
set label 1 'Push or CONWIP' at screen 0.01556, screen 0.9471 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Output rate and mean lead time over decisions.release.conwip.jobs' at screen 0.01556, screen 0.89421 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'output rate [pieces per h]' at screen 0.01556, screen 0.81763 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'decisions.release.conwip.jobs' at screen 0.26167, screen 0.09773 center noenhanced font ',13' textcolor rgb '#000000'
set label 5 'mean lead time [min]' at screen 0.50778, screen 0.81763 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'decisions.release.conwip.jobs' at screen 0.75389, screen 0.09773 center noenhanced font ',13' textcolor rgb '#000000'
set label 7 '5 replications at each of 12 points. Bands: 95 % intervals of means, each by itself.' at screen 0.01556, screen 0.04408 left noenhanced font ',11' textcolor rgb '#666666'
set lmargin at screen 0.04278
set rmargin at screen 0.48056
set tmargin at screen 0.77935
set bmargin at screen 0.20302
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [6.9:31.1]
unset logscale x
set xtics ('10' 10, '15' 15, '20' 20, '25' 25, '30' 30)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [27.2575202:43.4208904]
unset logscale y
set ytics ('30' 30, '35' 35, '40' 40)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
plot $data_1_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_1_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle
unset label; unset arrow; unset object
set lmargin at screen 0.535
set rmargin at screen 0.97278
set tmargin at screen 0.77935
set bmargin at screen 0.20302
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [6.9:31.1]
unset logscale x
set xtics ('10' 10, '15' 15, '20' 20, '25' 25, '30' 30)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [16.0678763:34.1071776]
unset logscale y
set ytics ('20' 20, '25' 25, '30' 30)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
plot $data_2_1 using 1:3:4 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder notitle, \
  $data_2_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 dashtype 1 notitle, \
  $data_2_3 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#0072b2' notitle
unset multiplot
