/* The one door to the GNU Scientific Library: the headers the rooms use, and our generator
   registered as a gsl_rng_type, so that every GSL sampler can draw from it. */
#ifndef THROUGHLINE_CGSL_SHIM_H
#define THROUGHLINE_CGSL_SHIM_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_poly.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>
#include <stdint.h>

_Static_assert(sizeof(unsigned long) == sizeof(uint64_t), "a GSL word must hold 64 bits");

/* GSL's algorithms are global variables, which Swift rightly does not trust: here are their values. */

static inline const gsl_root_fsolver_type *throughline_brent(void) {
  return gsl_root_fsolver_brent;
}

static inline const gsl_qrng_type *throughline_sobol(void) {
  return gsl_qrng_sobol;
}
/* The version that is linked, which may be later than that of the headers. */
static inline const char *throughline_gsl_version(void) { return gsl_version; }

/* xoshiro256++ 1.0 (Blackman and Vigna 2021, doi:10.1145/3460772) on the caller's 32 bytes. */

static inline uint64_t throughline_rotl(uint64_t x, int k) {
  return (x << k) | (x >> (64 - k));
}

static inline unsigned long throughline_rng_get(void *state) {
  uint64_t *s = (uint64_t *)state;
  const uint64_t result = throughline_rotl(s[0] + s[3], 23) + s[0];
  const uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = throughline_rotl(s[3], 45);
  return result;
}

static inline double throughline_rng_get_double(void *state) {
  return (double)(throughline_rng_get(state) >> 11) * 0x1p-53;
}

/* GSL asks for a way to seed; streams are keyed before GSL sees them, so this only has to be
   deterministic and leave a legal (not all zero) state: four words of splitmix64. */
static inline void throughline_rng_set(void *state, unsigned long seed) {
  uint64_t *s = (uint64_t *)state;
  uint64_t x = seed;
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    s[i] = z ^ (z >> 31);
  }
}

static const gsl_rng_type throughline_rng_type = {
  "xoshiro256++", ~0UL, 0, 4 * sizeof(uint64_t),
  throughline_rng_set, throughline_rng_get, throughline_rng_get_double,
};

static inline const gsl_rng_type *throughline_generator(void) {
  return &throughline_rng_type;
}

/* The gsl_rng lives on the stack and points at the caller's state: no allocation per draw. */

static inline uint64_t throughline_next(void *state) {
  const gsl_rng r = { &throughline_rng_type, state };
  return gsl_rng_get(&r);
}

static inline double throughline_uniform(void *state) {
  const gsl_rng r = { &throughline_rng_type, state };
  return gsl_rng_uniform(&r);
}

static inline double throughline_gamma(void *state, double shape, double scale) {
  const gsl_rng r = { &throughline_rng_type, state };
  return gsl_ran_gamma(&r, shape, scale);
}

static inline double throughline_beta(void *state, double alpha, double beta) {
  const gsl_rng r = { &throughline_rng_type, state };
  return gsl_ran_beta(&r, alpha, beta);
}

static inline double throughline_poisson(void *state, double mean) {
  const gsl_rng r = { &throughline_rng_type, state };
  return (double)gsl_ran_poisson(&r, mean);
}

#endif
