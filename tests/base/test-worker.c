/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-worker-private.h"

#ifdef __GLIBC__
#include <sched.h>
#endif

#define N_WORKERS 64

/* What the workers wait for, and what they find. */
typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean all_started;
  guint n_done;
  guint n_free; /* may use the processors of the thread that started them */
} Work;

static gboolean
has_same_processors (gpointer expected)
{
#ifdef __GLIBC__
  cpu_set_t own;

  return sched_getaffinity (0, sizeof own, &own) == 0 && CPU_EQUAL (&own, (cpu_set_t *) expected);
#else
  return TRUE;
#endif
}

typedef struct
{
  Work *work;
  gpointer processors;
} One;

static gpointer
do_work (gpointer data)
{
  One *one = data;
  Work *work = one->work;

  g_mutex_lock (&work->lock);
  while (!work->all_started)
    g_cond_wait (&work->cond, &work->lock);
  work->n_done++;
  if (has_same_processors (one->processors))
    work->n_free++;
  g_mutex_unlock (&work->lock);

  return NULL;
}

static void
run_workers (gpointer processors)
{
  BalWorker workers[N_WORKERS];
  Work work = { 0 };
  One one = { &work, processors };

  g_mutex_init (&work.lock);
  g_cond_init (&work.cond);
  for (guint i = 0; i < N_WORKERS; i++)
    g_assert_true (bal_worker_start (&workers[i], i, do_work, &one));
  g_mutex_lock (&work.lock);
  work.all_started = TRUE;
  g_cond_broadcast (&work.cond);
  g_mutex_unlock (&work.lock);
  for (guint i = 0; i < N_WORKERS; i++)
    bal_worker_join (&workers[i]);
  g_assert_cmpuint (work.n_done, ==, N_WORKERS);
  g_assert_cmpuint (work.n_free, ==, N_WORKERS);
  g_mutex_clear (&work.lock);
  g_cond_clear (&work.cond);
}

#ifdef __GLIBC__

/* Once started, they may go where the thread that started them may, and it is where it was. */
static void
test_free (void)
{
  cpu_set_t before, after;

  g_assert_cmpint (sched_getaffinity (0, sizeof before, &before), ==, 0);
  run_workers (&before);
  g_assert_cmpint (sched_getaffinity (0, sizeof after, &after), ==, 0);
  g_assert_true (CPU_EQUAL (&before, &after));
}

/* A program that keeps a thread to one processor keeps its workers there too. */
static void
test_bound (void)
{
  cpu_set_t before, one;

  g_assert_cmpint (sched_getaffinity (0, sizeof before, &before), ==, 0);
  CPU_ZERO (&one);
  CPU_SET (sched_getcpu (), &one);
  g_assert_cmpint (sched_setaffinity (0, sizeof one, &one), ==, 0);
  run_workers (&one);
  g_assert_cmpint (sched_setaffinity (0, sizeof before, &before), ==, 0);
}

#else

static void
test_free (void)
{
  run_workers (NULL);
}

#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/free", test_free);
#ifdef __GLIBC__
  g_test_add_func ("/worker/bound", test_bound);
#endif

  return g_test_run ();
}
