# How much work in process does a line need, and what does variability cost? (Scripts/plots)
set terminal svg size 900,420 font "Helvetica,13" background "white"
set multiplot layout 1,2 title "The penny fab: four stations of 2 h (10 replications; intervals are narrower than the marks)" noenhanced
set xlabel "jobs in process"
set xrange [0:12.5]
set grid lc rgb "#dddddd"
set key bottom right
set style line 1 lc rgb "#0072b2" lw 2 pt 7 ps 0.6
set style line 2 lc rgb "#d55e00" lw 2 pt 5 ps 0.6 dt 2
set style line 3 lc rgb "#555555" lw 2 pt 9 ps 0.7 dt 4

set ylabel "output [pennies per h]"
set yrange [0:0.55]
plot data."/penny-best.txt" using 1:2 with linespoints ls 1 title "no variability", \
  data."/penny-practical-worst.txt" using 1:2:3:4 with yerrorlines ls 2 title "exponential times", \
  data."/penny-worst.txt" using 1:2 with linespoints ls 3 title "moved as one batch"

set key top left
set ylabel "mean lead time [h]"
set yrange [0:*]
plot data."/penny-best.txt" using 1:5 with linespoints ls 1 title "no variability", \
  data."/penny-practical-worst.txt" using 1:5:6:7 with yerrorlines ls 2 title "exponential times", \
  data."/penny-worst.txt" using 1:5 with linespoints ls 3 title "moved as one batch"
unset multiplot
