# Where does best money stop winning? (Scripts/plots)
set terminal svg size 900,460 font "Helvetica,13" background "white"
set title "Net profit of best-money less one-stop-shop, scenario 06 (95 % intervals, 40 paired replications)" noenhanced
set xlabel "setup time of the mill [min]"
set ylabel "difference in net profit [EUR per week]"
set grid lc rgb "#dddddd"
set key top left
set xrange [-1:31]
set xzeroaxis lw 1.5 lc rgb "#000000"
set style line 1 lc rgb "#0072b2" lw 2 pt 7 ps 0.7
set style line 2 lc rgb "#d55e00" lw 2 pt 5 ps 0.7 dt 2
set label "best-money earns more" at graph 0.98, 0.95 right noenhanced
set label "one-stop-shop earns more" at graph 0.98, 0.06 right noenhanced
plot data."/border-1.txt" using 1:2:3:4 with yerrorlines ls 1 title "one mill", \
  data."/border-2.txt" using 1:2:3:4 with yerrorlines ls 2 title "two mills"
