/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-task-private.h"

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define ALARM_SECONDS 20
#define LONG_WAIT (10 * G_TIME_SPAN_SECOND)

/* What a test and the work that it starts tell each other. */
typedef struct
{
  GMutex lock;
  GCond changed;
  guint n_running;
  guint wanted; /* the work goes on when so many run at once */
  gboolean failing;
  GThread *work_thread;

  guint n_done;
  guint n_freed;
  GThread *callback_thread;
  GObject *result; /* owned */
  GError *error;   /* owned */
} Stage;

static void
set_up (Stage *stage, gconstpointer data)
{
  g_mutex_init (&stage->lock);
  g_cond_init (&stage->changed);
  stage->wanted = 1;
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  g_clear_object (&stage->result);
  g_clear_error (&stage->error);
  g_cond_clear (&stage->changed);
  g_mutex_clear (&stage->lock);
}

static void
note_freed (gpointer data)
{
  ((Stage *) data)->n_freed++;
}

static gpointer
work (gpointer source, gpointer data, GCancellable *cancellable, GError **error)
{
  Stage *stage = data;
  gint64 latest = g_get_monotonic_time () + LONG_WAIT;
  gboolean all_came = TRUE;

  g_mutex_lock (&stage->lock);
  stage->work_thread = g_thread_self ();
  stage->n_running++;
  g_cond_broadcast (&stage->changed);
  while (all_came && stage->n_running < stage->wanted && !g_cancellable_is_cancelled (cancellable))
    all_came = g_cond_wait_until (&stage->changed, &stage->lock, latest);
  g_mutex_unlock (&stage->lock);
  g_assert_true (all_came);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (stage->failing)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Working: nothing to do");
      return NULL;
    }

  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Stage *stage = data;

  g_clear_object (&stage->result);
  g_clear_error (&stage->error);
  stage->result = bal_task_finish (result, source, on_done, &stage->error);
  g_assert_true ((stage->result != NULL) != (stage->error != NULL));
  stage->callback_thread = g_thread_self ();
  stage->n_done++;
}

static void
start (Stage *stage, gpointer source, GCancellable *cancellable)
{
  GTask *task = g_task_new (source, cancellable, on_done, stage);

  g_task_set_source_tag (task, on_done);
  bal_task_run (task, work, stage, note_freed);
}

static void
wait_for (Stage *stage, guint n_done, GMainContext *context)
{
  while (stage->n_done < n_done)
    g_main_context_iteration (context, TRUE);
}

static void
test_result (Stage *stage, gconstpointer data)
{
  start (stage, NULL, NULL);
  g_assert_cmpuint (stage->n_done, ==, 0);
  wait_for (stage, 1, NULL);

  g_assert_nonnull (stage->result);
  g_assert_true (stage->callback_thread == g_thread_self ());
  g_assert_true (stage->work_thread != g_thread_self ());
  g_assert_cmpuint (stage->n_freed, ==, 1);
}

static void
test_error (Stage *stage, gconstpointer data)
{
  stage->failing = TRUE;
  start (stage, NULL, NULL);
  wait_for (stage, 1, NULL);

  g_assert_error (stage->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (stage->n_freed, ==, 1);
}

/* The context that was the default one when the work was started, and no other. */
static void
test_context (Stage *stage, gconstpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  start (stage, NULL, NULL);
  g_main_context_pop_thread_default (context);

  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (stage->n_done, ==, 0);
  wait_for (stage, 1, context);
  g_assert_nonnull (stage->result);
}

static void
test_cancelled_before (Stage *stage, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  start (stage, NULL, cancellable);
  g_assert_cmpuint (stage->n_done, ==, 0);
  wait_for (stage, 1, NULL);

  g_assert_error (stage->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stage->n_running, ==, 0);
  g_assert_cmpuint (stage->n_freed, ==, 1);
}

static void
test_cancelled_during (Stage *stage, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  stage->wanted = 2;
  start (stage, NULL, cancellable);
  g_mutex_lock (&stage->lock);
  while (stage->n_running == 0)
    g_cond_wait (&stage->changed, &stage->lock);
  g_cancellable_cancel (cancellable);
  g_cond_broadcast (&stage->changed);
  g_mutex_unlock (&stage->lock);
  wait_for (stage, 1, NULL);

  g_assert_error (stage->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stage->n_freed, ==, 1);
}

/* Each waits until the other is there. */
static void
test_two_at_once (Stage *stage, gconstpointer data)
{
  stage->wanted = 2;
  start (stage, NULL, NULL);
  start (stage, NULL, NULL);
  wait_for (stage, 2, NULL);

  g_assert_nonnull (stage->result);
  g_assert_cmpuint (stage->n_running, ==, 2);
  g_assert_cmpuint (stage->n_freed, ==, 2);
}

static void
note_end (gpointer thread, GObject *where)
{
  *(GThread **) thread = g_thread_self ();
}

/* Its own reference keeps the object, which then ends in the thread of the caller. */
static void
test_object_dropped (Stage *stage, gconstpointer data)
{
  GThread *ended_in = NULL;
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_weak_ref (source, note_end, &ended_in);
  start (stage, source, NULL);
  g_object_unref (source);
  g_assert_null (ended_in);
  wait_for (stage, 1, NULL);

  g_assert_nonnull (stage->result);
  while (ended_in == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ended_in == g_thread_self ());
}

/* Nobody asks for the result: it goes with the task. */
static void
test_no_callback (Stage *stage, gconstpointer data)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);

  bal_task_run (task, work, stage, note_freed);
  while (stage->n_freed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (stage->n_running, ==, 1);
}

/* After work in the parent, the same in a child that it forks: a hang ends by the alarm. */
static void
test_forked (Stage *stage, gconstpointer data)
{
  pid_t child;
  int status = 0;

  start (stage, NULL, NULL);
  wait_for (stage, 1, NULL);

  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GMainContext) context = g_main_context_new ();

      alarm (ALARM_SECONDS);
      g_main_context_push_thread_default (context);
      start (stage, NULL, NULL);
      wait_for (stage, 2, context);
      _exit (stage->result != NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

#define ADD(path, function) g_test_add (path, Stage, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/task/result", test_result);
  ADD ("/task/error", test_error);
  ADD ("/task/context", test_context);
  ADD ("/task/cancelled-before", test_cancelled_before);
  ADD ("/task/cancelled-during", test_cancelled_during);
  ADD ("/task/two-at-once", test_two_at_once);
  ADD ("/task/object-dropped", test_object_dropped);
  ADD ("/task/no-callback", test_no_callback);
  ADD ("/task/forked", test_forked);

  return g_test_run ();
}
