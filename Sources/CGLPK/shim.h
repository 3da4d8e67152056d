/* The one door to the GNU Linear Programming Kit. By itself GLPK prints what it does, and ends the
   process when it meets an error of its own; here its texts are caught, and such an error comes back
   as a status. */
#ifndef THROUGHLINE_CGLPK_SHIM_H
#define THROUGHLINE_CGLPK_SHIM_H

#include <glpk.h>
#include <setjmp.h>
#include <stddef.h>

/* Returned in place of GLPK's status when it has met an error of its own. Its memory on this thread is
   gone then, the programme with it. */
enum { THROUGHLINE_GLPK_FAILED = 1000 };

typedef struct {
  jmp_buf back;   /* where an error returns to */
  char *text;     /* the first text that GLPK wanted to print, for the message */
  size_t length;  /* its room, with the final zero */
} throughline_glpk_guard;

static inline int throughline_glpk_listen(void *info, const char *text) {
  throughline_glpk_guard *guard = (throughline_glpk_guard *)info;
  if (guard->text[0] == '\0') {
    size_t end = 0;
    for (; end + 1 < guard->length && text[end] != '\0' && text[end] != '\n'; end++)
      guard->text[end] = text[end];
    guard->text[end] = '\0';
  }
  return 1; /* it is not printed */
}

static inline void throughline_glpk_leave(void *info) {
  longjmp(((throughline_glpk_guard *)info)->back, 1);
}

/* The simplex method or, where `branch` is given, branch and bound from the optimum that the simplex
   method has left. The jump passes over nothing but GLPK's own frames. */
__attribute__((noinline)) static int throughline_glpk_solve(
    glp_prob *programme, const glp_smcp *simplex, const glp_iocp *branch, char *text,
    size_t length) {
  throughline_glpk_guard guard;
  guard.text = text;
  guard.length = length;
  text[0] = '\0';
  int status = THROUGHLINE_GLPK_FAILED;
  if (setjmp(guard.back) != 0) {
    glp_free_env();
    return THROUGHLINE_GLPK_FAILED;
  }
  glp_term_hook(throughline_glpk_listen, &guard);
  glp_error_hook(throughline_glpk_leave, &guard);
  status = branch ? glp_intopt(programme, branch) : glp_simplex(programme, simplex);
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  return status;
}

#endif
