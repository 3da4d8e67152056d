/* Runs a program and writes what it cost to a file:
 *
 *   measure FILE PROGRAM [ARGUMENT...]
 *
 * One line is appended to FILE: processor seconds (user and system), wall-clock seconds, and the
 * largest resident set in KiB. The program keeps its own standard input, output and error, and its
 * exit status is passed on.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval t) { return (double)t.tv_sec + 1e-6 * (double)t.tv_usec; }

static double wall(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: measure FILE PROGRAM [ARGUMENT...]\n");
    return 64;
  }
  double start = wall();
  pid_t child;
  int error = posix_spawnp(&child, words[2], NULL, NULL, words + 2, environ);
  if (error != 0) {
    fprintf(stderr, "measure: %s: %s\n", words[2], strerror(error));
    return 66;
  }
  int status;
  struct rusage use;
  while (wait4(child, &status, 0, &use) < 0) {
    if (errno != EINTR) return 71;
  }
  double elapsed = wall() - start;
#ifdef __APPLE__
  long kib = use.ru_maxrss / 1024; /* bytes there, KiB elsewhere */
#else
  long kib = use.ru_maxrss;
#endif
  FILE *file = fopen(words[1], "a");
  if (file == NULL) {
    fprintf(stderr, "measure: %s: %s\n", words[1], strerror(errno));
    return 74;
  }
  fprintf(file, "%.6f %.6f %ld\n", seconds(use.ru_utime) + seconds(use.ru_stime), elapsed, kib);
  fclose(file);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
