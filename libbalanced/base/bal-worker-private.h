/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#ifdef __GLIBC__
#include <pthread.h>
#endif

G_BEGIN_DECLS

/* A thread that works beside the one which starts it, and is joined by it.
 *
 * A scheduler may leave a new thread on the processor of the one that started it, where it waits
 * for some milliseconds: longer than many a question takes. Where the system allows it, a worker is
 * therefore started on another processor. It is not bound to it. */
typedef struct
{
  GThreadFunc func;
  gpointer data;
#ifdef __GLIBC__
  pthread_t thread;
#else
  GThread *thread;
#endif
} BalWorker;

/* Workers that are started together have numbers from 0 on. FALSE: there is no other thread to be
 * had. The worker must stay where it is until it is joined. */
gboolean bal_worker_start (BalWorker *self, guint number, GThreadFunc func, gpointer data);
void bal_worker_join (BalWorker *self);

G_END_DECLS
