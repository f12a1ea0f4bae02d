/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"

#define N_CHUNKS 1000

typedef struct
{
  guint times[N_CHUNKS];
  guint64 sums[N_CHUNKS];
  GMutex lock;
  GHashTable *threads;
} Work;

static void
do_chunk (guint chunk, gpointer data)
{
  Work *work = data;

  for (guint i = 0; i <= chunk; i++)
    work->sums[chunk] += i;
  g_atomic_int_inc ((gint *) &work->times[chunk]);
  g_mutex_lock (&work->lock);
  g_hash_table_add (work->threads, g_thread_self ());
  g_mutex_unlock (&work->lock);
}

static void
check (guint n_threads, guint n_chunks)
{
  g_autofree Work *work = g_new0 (Work, 1);

  g_mutex_init (&work->lock);
  work->threads = g_hash_table_new (NULL, NULL);
  bal_parallel_run (n_threads, n_chunks, do_chunk, work);
  for (guint chunk = 0; chunk < N_CHUNKS; chunk++)
    {
      g_assert_cmpuint (work->times[chunk], ==, chunk < n_chunks ? 1 : 0);
      if (chunk < n_chunks)
        g_assert_cmpuint (work->sums[chunk], ==, (guint64) chunk * (chunk + 1) / 2);
    }
  g_assert_cmpuint (g_hash_table_size (work->threads), <=, MAX (n_threads, 1));
  g_hash_table_unref (work->threads);
  g_mutex_clear (&work->lock);
}

static void
test_every_chunk_once (void)
{
  const guint n_threads[] = { 1, 2, 3, 8, 64 };
  const guint n_chunks[] = { 0, 1, 2, 7, N_CHUNKS };

  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (n_chunks); k++)
      check (n_threads[i], n_chunks[k]);
}

static void
test_n_threads (void)
{
  g_assert_cmpuint (bal_parallel_get_n_threads (0), >=, 1);
  g_assert_cmpuint (bal_parallel_get_n_threads (0), <=, BAL_PARALLEL_MAX_THREADS);
  g_assert_cmpuint (bal_parallel_get_n_threads (3), ==, 3);
  g_assert_cmpuint (bal_parallel_get_n_threads (1000), ==, BAL_PARALLEL_MAX_THREADS);
}

/* Which chunks were done, and which were followed up. */
typedef struct
{
  gint done[N_CHUNKS]; /* atomic */
  guint next;
  guint last;   /* the one that says to stop */
  gint at_once; /* atomic */
} Following;

static void
do_first (guint chunk, gpointer data)
{
  Following *following = data;

  if (chunk % 7 == 0)
    g_usleep (200);
  g_atomic_int_inc (&following->done[chunk]);
}

static gboolean
do_then (guint chunk, gpointer data)
{
  Following *following = data;

  g_assert_cmpint (g_atomic_int_add (&following->at_once, 1), ==, 0);
  g_assert_cmpuint (chunk, ==, following->next);
  g_assert_cmpint (g_atomic_int_get (&following->done[chunk]), ==, 1);
  following->next++;
  g_atomic_int_add (&following->at_once, -1);
  return chunk != following->last;
}

static void
test_then (void)
{
  const guint n_threads[] = { 1, 2, 3, 8 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    for (guint last = 3; last <= N_CHUNKS; last += N_CHUNKS - 3)
      {
        g_autofree Following *following = g_new0 (Following, 1);
        gboolean stops = last < N_CHUNKS;

        following->last = last;
        g_assert_true (
          bal_parallel_run_then (n_threads[i], N_CHUNKS, do_first, do_then, following) == !stops);
        g_assert_cmpuint (following->next, ==, stops ? last + 1 : N_CHUNKS);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parallel/every-chunk-once", test_every_chunk_once);
  g_test_add_func ("/parallel/n-threads", test_n_threads);
  g_test_add_func ("/parallel/then", test_then);

  return g_test_run ();
}
