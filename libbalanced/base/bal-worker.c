/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-worker-private.h"

#define NAME "balanced"

#ifdef __GLIBC__

#include <sched.h>

/* The processors that this thread may use, and the one of them for the worker: they take turns,
 * beginning after that of this thread, which is left to itself. */
static gboolean
choose_processor (guint number, cpu_set_t *allowed, cpu_set_t *chosen)
{
  int processor = sched_getcpu ();
  int n_processors = 0;

  if (processor < 0 || sched_getaffinity (0, sizeof *allowed, allowed) != 0)
    return FALSE;
  n_processors = CPU_COUNT (allowed);
  if (n_processors < 2)
    return FALSE;
  for (int n_left = (int) (number % (guint) (n_processors - 1)) + 1; n_left > 0;)
    {
      processor = (processor + 1) % CPU_SETSIZE;
      if (CPU_ISSET (processor, allowed))
        n_left--;
    }
  CPU_ZERO (chosen);
  CPU_SET (processor, chosen);
  return TRUE;
}

static gpointer
work (gpointer data)
{
  BalWorker *self = data;

  return self->func (self->data);
}

static gboolean
start_on (BalWorker *self, const cpu_set_t *allowed, const cpu_set_t *chosen)
{
  pthread_attr_t attributes;
  gboolean started;

  if (pthread_attr_init (&attributes) != 0)
    return FALSE;
  started = pthread_attr_setaffinity_np (&attributes, sizeof *chosen, chosen) == 0 &&
            pthread_create (&self->thread, &attributes, work, self) == 0;
  pthread_attr_destroy (&attributes);
  if (started)
    pthread_setaffinity_np (self->thread, sizeof *allowed, allowed);
  return started;
}

gboolean
bal_worker_start (BalWorker *self, guint number, GThreadFunc func, gpointer data)
{
  cpu_set_t allowed, chosen;

  self->func = func;
  self->data = data;
  if (!(choose_processor (number, &allowed, &chosen) && start_on (self, &allowed, &chosen)) &&
      pthread_create (&self->thread, NULL, work, self) != 0)
    return FALSE;
  pthread_setname_np (self->thread, NAME);
  return TRUE;
}

void
bal_worker_join (BalWorker *self)
{
  pthread_join (self->thread, NULL);
}

#else

gboolean
bal_worker_start (BalWorker *self, guint number, GThreadFunc func, gpointer data)
{
  self->func = func;
  self->data = data;
  self->thread = g_thread_try_new (NAME, func, data, NULL);
  return self->thread != NULL;
}

void
bal_worker_join (BalWorker *self)
{
  g_thread_join (self->thread);
}

#endif
