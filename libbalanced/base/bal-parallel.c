/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"

#include "libbalanced/base/bal-worker-private.h"

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
  BalWorker workers[BAL_PARALLEL_MAX_THREADS];
  guint n_started = 0;

  /* The calling thread works too; with no other to be had, it does everything. */
  n_threads = MIN (bal_parallel_get_n_threads (n_threads), n_chunks);
  while (n_started + 1 < n_threads &&
         bal_worker_start (&workers[n_started], n_started, do_chunks, &work))
    n_started++;
  do_chunks (&work);
  for (guint i = 0; i < n_started; i++)
    bal_worker_join (&workers[i]);
}

/* Chunks that are done, and those that were followed up. */
typedef struct
{
  BalParallelFunc func;
  BalParallelThenFunc then;
  gpointer data;
  guint n_chunks;

  GMutex lock; /* of what follows */
  guint8 *done;
  guint next;       /* to follow up */
  gboolean claimed; /* a thread is following up */
  gboolean stopped;
} Sequence;

static void
follow_up (Sequence *sequence)
{
  while (!sequence->claimed && !sequence->stopped && sequence->next < sequence->n_chunks &&
         sequence->done[sequence->next])
    {
      gboolean goes_on;

      sequence->claimed = TRUE;
      g_mutex_unlock (&sequence->lock);
      goes_on = sequence->then (sequence->next, sequence->data);
      g_mutex_lock (&sequence->lock);
      sequence->claimed = FALSE;
      sequence->stopped = !goes_on;
      sequence->next++;
    }
}

static void
do_chunk_in_sequence (guint chunk, gpointer data)
{
  Sequence *sequence = data;
  gboolean stopped;

  g_mutex_lock (&sequence->lock);
  stopped = sequence->stopped;
  g_mutex_unlock (&sequence->lock);
  if (stopped)
    return;

  sequence->func (chunk, sequence->data);
  g_mutex_lock (&sequence->lock);
  sequence->done[chunk] = TRUE;
  follow_up (sequence);
  g_mutex_unlock (&sequence->lock);
}

gboolean
bal_parallel_run_then (guint n_threads,
                       guint n_chunks,
                       BalParallelFunc func,
                       BalParallelThenFunc then,
                       gpointer data)
{
  Sequence sequence = { .func = func, .then = then, .data = data, .n_chunks = n_chunks };

  if (n_chunks == 0)
    return TRUE;
  g_mutex_init (&sequence.lock);
  sequence.done = g_new0 (guint8, n_chunks);
  bal_parallel_run (n_threads, n_chunks, do_chunk_in_sequence, &sequence);
  g_mutex_clear (&sequence.lock);
  g_free (sequence.done);
  return !sequence.stopped;
}
