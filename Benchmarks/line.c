/* The benchmark lines A, B, C, D and L in plain C: what the machine can do when a program knows
 * nothing but stations in a row. It keeps no statistics beyond the number of jobs and their times.
 *
 *   line MODEL HORIZON [SEED]
 *
 * prints: events, time in the system (mean), jobs per unit of time.
 *
 * An event is an arrival or the end of a service. The event list is a flat 4-ary heap of 16-byte
 * events ordered by time and insertion; the event last taken leaves the root open for the first
 * one that its handling schedules, so most events cost one pass through the heap.
 *
 *   cc -O3 -march=native -DGSL line.c -lgsl -lgslcblas -lm     MT19937 and log1p, through GSL
 *   cc -O3 -march=native       line.c -lm                      xoshiro256++ and log, inlined
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- exponential numbers ---- */

#ifdef GSL
#include <gsl/gsl_rng.h>

static gsl_rng *generator;

static void start_random(uint64_t seed) {
  generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, (unsigned long)seed);
}

/* what gsl_ran_exponential does, without its call */
static inline double exponential(double mean) { return -mean * log1p(-gsl_rng_uniform(generator)); }
#else
static uint64_t state[4];

static void start_random(uint64_t seed) {
  for (int word = 0; word < 4; word++) { /* splitmix64 */
    uint64_t z = (seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[word] = z ^ (z >> 31);
  }
}

static inline uint64_t rotated(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

static inline double exponential(double mean) {
  uint64_t word = rotated(state[0] + state[3], 23) + state[0];
  uint64_t shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated(state[3], 45);
  return -mean * log((double)((word >> 11) + 1) * 0x1p-53);
}
#endif

/* ---- events ---- */

typedef struct {
  double time;
  uint64_t key; /* insertion number, and in the lowest 16 bits what happens */
} event;

static event heap[1 << 12]; /* at most one event per station, and the next arrival */
static uint32_t held;
static int root_is_open;
static double now;
static uint64_t inserted;

static inline int precedes(const event *a, const event *b) {
  return a->time < b->time || (a->time == b->time && a->key < b->key);
}

static inline void sink(event e) {
  uint32_t hole = 0;
  for (;;) {
    uint32_t first = 4 * hole + 1;
    if (first >= held) break;
    uint32_t end = first + 4 < held ? first + 4 : held;
    uint32_t least = first;
    for (uint32_t child = first + 1; child < end; child++)
      if (precedes(&heap[child], &heap[least])) least = child;
    if (!precedes(&heap[least], &e)) break;
    heap[hole] = heap[least];
    hole = least;
  }
  heap[hole] = e;
}

static inline void schedule(double delay, uint32_t what) {
  event e = {now + delay, inserted++ << 16 | what};
  if (root_is_open) {
    root_is_open = 0;
    sink(e);
    return;
  }
  uint32_t hole = held++;
  while (hole > 0) {
    uint32_t parent = (hole - 1) / 4;
    if (!precedes(&e, &heap[parent])) break;
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = e;
}

static inline uint32_t next_event(void) {
  if (root_is_open) sink(heap[--held]); /* never the last: some station always works, or one waits */
  now = heap[0].time;
  root_is_open = 1;
  return (uint32_t)(heap[0].key & 0xffff);
}

/* ---- jobs and stations ---- */

#define NONE UINT32_MAX

typedef struct {
  double entered;
  uint32_t next;
} job;

static job *jobs;
static uint32_t job_count, job_room, free_job = NONE;

static inline uint32_t new_job(void) {
  uint32_t j = free_job;
  if (j != NONE) {
    free_job = jobs[j].next;
  } else {
    if (job_count == job_room) {
      job_room = job_room ? 2 * job_room : 64;
      jobs = realloc(jobs, job_room * sizeof(job));
      if (!jobs) abort();
    }
    j = job_count++;
  }
  jobs[j].entered = now;
  return j;
}

typedef struct {
  uint32_t serving; /* the job on it, also while that is blocked */
  uint32_t is_blocked;
  uint32_t first, last; /* the queue, threaded through the jobs */
  uint32_t waiting, room;
  double mean;
} station;

static station stations[1024];
static uint32_t station_count;
static uint32_t closed, saturated; /* what follows a job that leaves, or a first station set free */
static uint64_t finished;
static double time_in_system;

static inline void serve(uint32_t s, uint32_t j) {
  stations[s].serving = j;
  schedule(exponential(stations[s].mean), s);
}

static inline void join_queue(station *s, uint32_t j) {
  jobs[j].next = NONE;
  if (s->waiting++) jobs[s->last].next = j;
  else s->first = j;
  s->last = j;
}

static inline void enter(uint32_t s, uint32_t j) {
  if (stations[s].serving == NONE) serve(s, j);
  else join_queue(&stations[s], j);
}

/* A station has lost its job: it takes the next one, and the room this makes may free its
 * predecessor, which takes its next one, and so on up the line. */
static inline void refill(uint32_t s) {
  for (;;) {
    station *here = &stations[s];
    station *before = s > 0 ? here - 1 : NULL;
    if (here->waiting) {
      uint32_t j = here->first;
      here->first = jobs[j].next;
      here->waiting--;
      serve(s, j);
      if (!before || !before->is_blocked) return;
      join_queue(here, before->serving);
    } else if (before && before->is_blocked) {
      serve(s, before->serving);
    } else {
      here->serving = NONE;
      if (s == 0 && saturated) serve(0, new_job());
      return;
    }
    before->is_blocked = 0;
    s--;
  }
}

static inline void end_of_service(uint32_t s) {
  uint32_t j = stations[s].serving;
  if (s + 1 == station_count) {
    finished++;
    time_in_system += now - jobs[j].entered;
    jobs[j].next = free_job;
    free_job = j;
    refill(s);
    if (closed) enter(0, new_job());
    return;
  }
  station *after = &stations[s + 1];
  if (after->serving != NONE && after->waiting >= after->room) {
    stations[s].is_blocked = 1;
    return;
  }
  refill(s);
  enter(s + 1, j);
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: line A|B|C|D|L HORIZON [SEED]\n");
    return 64;
  }
  double horizon = atof(words[2]);
  start_random(count > 3 ? strtoull(words[3], NULL, 10) : 1);
  double rate = 0;
  uint32_t in_process = 0, room = UINT32_MAX;
  switch (words[1][0]) {
    case 'A': station_count = 1, rate = 0.9; break;
    case 'B': station_count = 10, rate = 0.76; break;
    case 'C': station_count = 10, in_process = 50; break;
    case 'D': station_count = 5, room = 3, saturated = 1; break;
    case 'L': station_count = 300, in_process = 1500; break;
    default: fprintf(stderr, "line: no model %s\n", words[1]); return 64;
  }
  closed = in_process > 0;
  for (uint32_t s = 0; s < station_count; s++)
    stations[s] = (station){.serving = NONE, .room = room, .mean = 1};
  if (words[1][0] == 'B') stations[5].mean = 1.25;

  if (rate > 0) schedule(exponential(1 / rate), station_count);
  for (uint32_t j = 0; j < in_process; j++) enter(0, new_job());
  if (saturated) serve(0, new_job());

  uint64_t events = 0;
  for (;;) {
    uint32_t what = next_event();
    if (now > horizon) break;
    events++;
    if (what < station_count) {
      end_of_service(what);
    } else {
      schedule(exponential(1 / rate), station_count);
      enter(0, new_job());
    }
  }
  printf("%llu %.6f %.6f\n", (unsigned long long)events, time_in_system / (double)finished,
         (double)finished / horizon);
  return 0;
}
