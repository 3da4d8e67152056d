# A joinery, twice
# throughline phase scenarios/06-best-money.yaml --set 'time.horizon=25 weeks' --strategy one-stop-shop --strategy best-money --x 'plant.resources.mill.setup=0 min..40 min' --y strategies.best-money.portfolio.top=4..12 --grid 5 --refine 2 --seed 42 --replications 10
set encoding utf8
set terminal svg size 900,564 fixed noenhanced font 'sans-serif,13' background '#ffffff'
$data_1_1 << EOD
0 26.25 4 4.5
0 18.75 4.5 5.5
0 13.75 5.5 6.5
0 8.75 6.5 7.5
0 6.25 7.5 8.5
0 3.75 8.5 9.5
0 3.75 9.5 10.5
0 3.75 10.5 11.5
EOD
$data_1_2 << EOD
38.75 40 4 4.5
33.75 40 4.5 5.5
26.25 40 5.5 6.5
21.25 40 6.5 7.5
11.25 40 7.5 8.5
8.75 40 8.5 9.5
6.25 40 9.5 10.5
6.25 40 10.5 11.5
3.75 40 11.5 12
EOD
$data_1_3 << EOD
0 3.75 11.5 12
EOD
$data_1_4 << EOD
28.75 38.75 4 4.5
18.75 33.75 4.5 5.5
13.75 26.25 5.5 6.5
8.75 21.25 6.5 7.5
6.25 11.25 7.5 8.5
3.75 8.75 8.5 9.5
3.75 6.25 9.5 10.5
3.75 6.25 10.5 11.5
EOD
unset key
set label 1 'A joinery, twice' at screen 0.01556, screen 0.96277 left noenhanced font ',16' textcolor rgb '#000000'
set label 2 'Where in the world each strategy wins in net profit' at screen 0.01556, screen 0.92553 left noenhanced font ',13' textcolor rgb '#000000'
set label 3 'one-stop-shop wins' at screen 0.05333, screen 0.88174 left noenhanced font ',13' textcolor rgb '#000000'
set label 4 'best-money wins' at screen 0.25444, screen 0.88174 left noenhanced font ',13' textcolor rgb '#000000'
set label 5 'it does not matter' at screen 0.43222, screen 0.88174 left noenhanced font ',13' textcolor rgb '#000000'
set label 6 'nobody can say' at screen 0.63333, screen 0.88174 left noenhanced font ',13' textcolor rgb '#000000'
set label 7 'places around it disagree' at screen 0.05333, screen 0.84805 left noenhanced font ',13' textcolor rgb '#000000'
set label 8 'strategies.best-money.portfolio.top' at screen 0.01556, screen 0.79415 left noenhanced font ',13' textcolor rgb '#000000'
set label 9 'plant.resources.mill.setup [min]' at screen 0.50778, screen 0.1539 center noenhanced font ',13' textcolor rgb '#000000'
set label 10 'one-stop-shop wins in 24.8 % and best-money in 56.2 % of the map; in 1.3 % it does not matter (less than 500 EUR per week); in 17 % nobody can' at screen 0.01556, screen 0.11613 left noenhanced font ',11' textcolor rgb '#666666'
set label 11 'say.' at screen 0.01556, screen 0.08777 left noenhanced font ',11' textcolor rgb '#666666'
set label 12 'Letters: places looked at. What has a colour and no letter was not looked at: all places around it agree. 10 replications at each of 95 places,' at screen 0.01556, screen 0.0594 left noenhanced font ',11' textcolor rgb '#666666'
set label 13 'paired t, common random numbers, Holm over the 153 comparisons of all possible places; everything holds together at 95 %.' at screen 0.01556, screen 0.03103 left noenhanced font ',11' textcolor rgb '#666666'
set object 14 rectangle from screen 0.01556, screen 0.86894 to screen 0.04667, screen 0.89454 front fillcolor rgb '#0072b2' fillstyle transparent solid 0.5 border linecolor rgb '#666666'
set label 15 'A' at screen 0.03111, screen 0.88174 center front noenhanced font ',13' textcolor rgb '#000000'
set object 16 rectangle from screen 0.21667, screen 0.86894 to screen 0.24778, screen 0.89454 front fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 border linecolor rgb '#666666'
set label 17 'B' at screen 0.23222, screen 0.88174 center front noenhanced font ',13' textcolor rgb '#000000'
set object 18 rectangle from screen 0.39444, screen 0.86894 to screen 0.42556, screen 0.89454 front fillcolor rgb '#aaaaaa' fillstyle transparent solid 0.3 border linecolor rgb '#666666'
set label 19 '=' at screen 0.41, screen 0.88174 center front noenhanced font ',13' textcolor rgb '#000000'
set object 20 rectangle from screen 0.59556, screen 0.86894 to screen 0.62667, screen 0.89454 front fillcolor rgb '#666666' fillstyle pattern 4 border linecolor rgb '#666666'
set label 21 '?' at screen 0.61111, screen 0.88174 center front noenhanced font ',13' textcolor rgb '#000000'
set object 22 rectangle from screen 0.01556, screen 0.83525 to screen 0.04667, screen 0.86085 front fillcolor rgb '#aaaaaa' fillstyle empty border linecolor rgb '#666666'
set lmargin at screen 0.04278
set rmargin at screen 0.97278
set tmargin at screen 0.7672
set bmargin at screen 0.22801
set border 3 linecolor rgb '#666666'
set tics nomirror out scale 0.5 textcolor rgb '#000000'
set xrange [-1.6:41.6]
unset logscale x
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30, '35' 35, '40' 40)
set grid xtics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set yrange [3.68:12.32]
unset logscale y
set ytics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12)
set grid ytics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1
set label 23 'A' at first 0, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 24 'A' at first 10, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 25 'A' at first 15, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 26 'A' at first 17.5, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 27 'A' at first 20, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 28 'A' at first 22.5, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 29 'A' at first 25, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 30 '?' at first 30, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 31 '?' at first 32.5, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 32 '?' at first 35, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 33 '?' at first 37.5, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 34 'B' at first 40, first 4 center front noenhanced font ',13' textcolor rgb '#000000'
set label 35 'A' at first 10, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 36 'A' at first 12.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 37 'A' at first 15, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 38 'A' at first 17.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 39 '?' at first 20, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 40 '?' at first 22.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 41 '?' at first 25, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 42 '?' at first 27.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 43 '?' at first 30, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 44 '?' at first 32.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 45 'B' at first 35, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 46 'B' at first 37.5, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 47 'B' at first 40, first 5 center front noenhanced font ',13' textcolor rgb '#000000'
set label 48 'A' at first 0, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 49 'A' at first 5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 50 'A' at first 7.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 51 'A' at first 10, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 52 'A' at first 12.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 53 '?' at first 15, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 54 '?' at first 17.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 55 '?' at first 20, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 56 '?' at first 22.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 57 '?' at first 25, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 58 'B' at first 27.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 59 'B' at first 30, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 60 'B' at first 32.5, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 61 'B' at first 35, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 62 'B' at first 40, first 6 center front noenhanced font ',13' textcolor rgb '#000000'
set label 63 'A' at first 0, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 64 'A' at first 5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 65 'A' at first 7.5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 66 '?' at first 10, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 67 '?' at first 12.5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 68 '?' at first 15, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 69 '?' at first 17.5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 70 '?' at first 20, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 71 'B' at first 22.5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 72 'B' at first 25, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 73 'B' at first 27.5, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 74 'B' at first 30, first 7 center front noenhanced font ',13' textcolor rgb '#000000'
set label 75 'A' at first 0, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 76 'A' at first 2.5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 77 'A' at first 5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 78 '?' at first 7.5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 79 '?' at first 10, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 80 'B' at first 12.5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 81 'B' at first 15, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 82 'B' at first 17.5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 83 'B' at first 20, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 84 'B' at first 22.5, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 85 'B' at first 25, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 86 'B' at first 30, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 87 'B' at first 40, first 8 center front noenhanced font ',13' textcolor rgb '#000000'
set label 88 'A' at first 0, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 89 'A' at first 2.5, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 90 '?' at first 5, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 91 '?' at first 7.5, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 92 'B' at first 10, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 93 'B' at first 12.5, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 94 'B' at first 15, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 95 'B' at first 20, first 9 center front noenhanced font ',13' textcolor rgb '#000000'
set label 96 'A' at first 0, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 97 'A' at first 2.5, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 98 '?' at first 5, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 99 'B' at first 7.5, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 100 'B' at first 10, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 101 'B' at first 15, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 102 'B' at first 20, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 103 'B' at first 30, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 104 'B' at first 40, first 10 center front noenhanced font ',13' textcolor rgb '#000000'
set label 105 'A' at first 0, first 11 center front noenhanced font ',13' textcolor rgb '#000000'
set label 106 'A' at first 2.5, first 11 center front noenhanced font ',13' textcolor rgb '#000000'
set label 107 '?' at first 5, first 11 center front noenhanced font ',13' textcolor rgb '#000000'
set label 108 'B' at first 7.5, first 11 center front noenhanced font ',13' textcolor rgb '#000000'
set label 109 'B' at first 10, first 11 center front noenhanced font ',13' textcolor rgb '#000000'
set label 110 '=' at first 0, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 111 '=' at first 2.5, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 112 'B' at first 5, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 113 'B' at first 7.5, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 114 'B' at first 10, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 115 'B' at first 20, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 116 'B' at first 30, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
set label 117 'B' at first 40, first 12 center front noenhanced font ',13' textcolor rgb '#000000'
plot $data_1_1 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#0072b2' fillstyle transparent solid 0.5 noborder notitle, \
  $data_1_2 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#d55e00' fillstyle transparent solid 0.2 noborder notitle, \
  $data_1_3 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#aaaaaa' fillstyle transparent solid 0.3 noborder notitle, \
  $data_1_4 using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillcolor rgb '#666666' fillstyle pattern 4 noborder notitle
