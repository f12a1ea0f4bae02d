/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BAL_PARALLEL_MAX_THREADS 64

/* The work of one chunk; called in any of the threads, and in the calling one. */
typedef void (*BalParallelFunc) (guint chunk, gpointer data);

/* How many threads to use where so many were asked for; 0 asks for one for each processor. */
guint bal_parallel_get_n_threads (guint asked);

/* Calls the function once for each chunk from 0 on, and returns when all are done. Which thread
 * does which chunk is left to chance, so results are kept by chunk and merged in order.
 * The threads are the library's own: GLib's pools hang in a forked child. */
void bal_parallel_run (guint n_threads, guint n_chunks, BalParallelFunc func, gpointer data);

/* What follows a chunk; FALSE stops the work. */
typedef gboolean (*BalParallelThenFunc) (guint chunk, gpointer data);

/* The same, and as soon as a chunk and all before it are done, calls the other function for it: one
 * call at a time and in the order of the chunks, in whichever thread. Gives FALSE where one of them
 * did; some chunks are never begun then. */
gboolean bal_parallel_run_then (guint n_threads,
                                guint n_chunks,
                                BalParallelFunc func,
                                BalParallelThenFunc then,
                                gpointer data);

G_END_DECLS
