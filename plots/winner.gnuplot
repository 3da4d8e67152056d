# A joinery, twice
# throughline phase scenarios/06-best-money.yaml --set 'time.horizon=50 weeks' --strategy one-stop-shop --strategy best-money --x 'plant.resources.mill.setup=0 min..40 min' --grid 5 --refine 3 --seed 42 --at-most 40
set encoding utf8
set terminal svg size 900,545 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
0 7.5 -3716.82559 7052.64395
EOD
$data_1_2 << EOD
12.5 40 -3716.82559 7052.64395
EOD
$data_1_3 << EOD
10 11.25 -3716.82559 7052.64395
EOD
$data_1_4 << EOD
0 -2170.6101 -2411.43534 -1929.78486
5 -1398.73419 -2190.61832 -606.850058
7.5 -593.079657 -1039.1045 -147.054815
8.75 -199.009149 -501.823846 103.805548
10 -172.39235 -488.054473 143.269773
11.25 9.9269422 -429.410645 449.264529
12.5 345.528591 13.7578748 677.299308
15 624.657278 289.92677 959.387786
20 1014.4669 369.872038 1659.06176
30 2711.03291 1601.33275 3820.73307
40 4468.67766 3190.10162 5747.25371
EOD
$data_1_5 << EOD
0 -2170.6101
5 -1398.73419
7.5 -593.079657
8.75 -199.009149
10 -172.39235
11.25 9.9269422
12.5 345.528591
15 624.657278
20 1014.4669
30 2711.03291
40 4468.67766
EOD
unset key
set label 1 'A joinery, twice' at screen 0.01556, screen 0.96147 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Where along plant.resources.mill.setup the winner in net profit changes' at screen 0.01556, screen 0.92294 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'one-stop-shop wins' at screen 0.05333, screen 0.87761 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'best-money wins' at screen 0.25444, screen 0.87761 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'it does not matter' at screen 0.43222, screen 0.87761 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'nobody can say' at screen 0.63333, screen 0.87761 left noenhanced font ',13' textcolor rgb '#000000'
set label 7 'best-money minus one-stop-shop [EUR per week]' at screen 0.01556, screen 0.82183 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'plant.resources.mill.setup [min]' at screen 0.51944, screen 0.15927 center noenhanced font ',13' textcolor rgb '#000000'
set label 9 'Up to 7.5 min one-stop-shop wins, from 12.5 min on best-money: the border lies between, with a zone in which it does not matter. Nobody can say' at screen 0.01556, screen 0.12018 left noenhanced font ',11' textcolor rgb '#666666'
set label 10 'at 8.75 min. It does not matter from 10 to 11.25 min (less than 500 EUR per week).' at screen 0.01556, screen 0.09083 left noenhanced font ',11' textcolor rgb '#666666'
set label 11 'Letters: who wins at the places looked at. Up to 40 replications at each of 11 places, sequential paired t, common random numbers, error spent' at screen 0.01556, screen 0.06147 left noenhanced font ',11' textcolor rgb '#666666'
set label 12 'over places and looks; everything holds together at 95 %.' at screen 0.01556, screen 0.03211 left noenhanced font ',11' textcolor rgb '#666666'
set object 13 rectangle from screen 0.01556, screen 0.86437 to screen 0.04667, screen 0.89086 front fillcolor rgb '#0072b2' fillstyle transparent solid 0.5 border linecolor rgb '#666666'
set label 14 'A' at screen 0.03111, screen 0.87761 center front noenhanced font ',13' textcolor rgb '#000000'
set object 15 rectangle from screen 0.21667, screen 0.86437 to screen 0.24778, screen 0.89086 front fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 border linecolor rgb '#666666'
set label 16 'B' at screen 0.23222, screen 0.87761 center front noenhanced font ',13' textcolor rgb '#000000'
set object 17 rectangle from screen 0.39444, screen 0.86437 to screen 0.42556, screen 0.89086 front fillcolor rgb '#aaaaaa' fillstyle transparent solid 0.3 border linecolor rgb '#666666'
set label 18 '=' at screen 0.41, screen 0.87761 center front noenhanced font ',13' textcolor rgb '#000000'
set object 19 rectangle from screen 0.59556, screen 0.86437 to screen 0.62667, screen 0.89086 front fillcolor rgb '#aaaaaa' fillstyle empty border linecolor rgb '#666666'
set label 20 '?' at screen 0.61111, screen 0.87761 center front noenhanced font ',13' textcolor rgb '#000000'
set lmargin at screen 0.06611
set rmargin at screen 0.97278
set tmargin at screen 0.79394
set bmargin at screen 0.23596
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-0.8:40.8]
unset logscale x
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30, '35' 35, '40' 40)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [-3716.82559:7052.64395]
unset logscale y
set ytics ('-2000' -2000, '0' 0, '2000' 2000, '4000' 4000, '6000' 6000)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set arrow 21 from graph 0, first 0 to graph 1, first 0 nohead back linecolor rgb '#000000' linewidth 1.2 dashtype 1
set label 22 'A' at first 0, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 23 'A' at first 5, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 24 'A' at first 7.5, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 25 '?' at first 8.75, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 26 '=' at first 10, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 27 '=' at first 11.25, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 28 'B' at first 12.5, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 29 'B' at first 15, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 30 'B' at first 20, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 31 'B' at first 30, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
set label 32 'B' at first 40, first 6621.86517 center front noenhanced font ',13' textcolor rgb '#000000'
plot $data_1_1 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#0072b2' fillstyle transparent solid 0.5 noborder notitle, \
  $data_1_2 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_3 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#aaaaaa' fillstyle transparent solid 0.3 noborder notitle, \
  $data_1_4 using 1:2:3:4 with yerrorbars pointtype -1 linecolor rgb '#000000' linewidth 2 dashtype 1 notitle, \
  $data_1_5 using 1:2 with points pointtype 7 pointsize 0.49 linecolor rgb '#000000' notitle
