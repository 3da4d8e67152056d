# Which cells of account and offering earn the money? (Scripts/plots)
set terminal svg size 900,460 font "Helvetica,13" background "white"
set title "Whale curve of the joinery, scenario 06: profit of the best account x product cells" noenhanced
set xlabel "cells, the most profitable first"
set ylabel "their profit together [EUR per week]"
set grid lc rgb "#dddddd"
set key bottom right
set xzeroaxis lw 1.5 lc rgb "#000000"
plot data."/whale-one-stop-shop.txt" using 1:2 with linespoints lc rgb "#d55e00" lw 2 pt 5 ps 0.5 \
    title "one-stop-shop" noenhanced, \
  data."/whale-best-money.txt" using 1:2 with linespoints lc rgb "#0072b2" lw 2 pt 7 ps 0.5 \
    title "best-money" noenhanced
