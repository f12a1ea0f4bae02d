/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"

typedef struct
{
  BalParallelFunc func;
  gpointer data;
  guint n_chunks;
  guint next; /* atomic: the first chunk that nobody has taken */
} Work;

guint
bal_parallel_get_n_threads (guint asked)
{
  if (asked == 0)
    asked = g_get_num_processors ();
  return CLAMP (asked, 1, BAL_PARALLEL_MAX_THREADS);
}

static gpointer
do_chunks (gpointer data)
{
  Work *work = data;

  for (;;)
    {
      guint chunk = (guint) g_atomic_int_add ((gint *) &work->next, 1);
      if (chunk >= work->n_chunks)
        return NULL;
      work->func (chunk, work->data);
    }
}

void
bal_parallel_run (guint n_threads, guint n_chunks, BalParallelFunc func, gpointer data)
{
  Work work = { func, data, n_chunks, 0 };
  GThread *threads[BAL_PARALLEL_MAX_THREADS];
  guint n_started = 0;

  /* The calling thread works too; with no other to be had, it does everything. */
  n_threads = MIN (bal_parallel_get_n_threads (n_threads), n_chunks);
  while (n_started + 1 < n_threads)
    {
      threads[n_started] = g_thread_try_new ("balanced", do_chunks, &work, NULL);
      if (threads[n_started] == NULL)
        break;
      n_started++;
    }
  do_chunks (&work);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);
}
