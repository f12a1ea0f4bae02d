/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-task-private.h"

typedef struct
{
  GTask *task; /* owned */
  BalTaskWork work;
  GObject *object; /* owned; what the work gave */
  GError *error;   /* owned; or why it gave nothing */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->object);
  g_clear_error (&job->error);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
complete (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->object), g_object_unref);

  return G_SOURCE_REMOVE;
}

/* From here on the job belongs to the context of the task: it calls back there, and lets go there
 * of what the task held. Objects that a language binding has wrapped want to end where they were
 * made. */
static void
hand_over (Job *job)
{
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (job->task));
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, complete, job, job_free);
  g_source_set_static_name (source, "[libbalanced] task");
  g_source_attach (source, context);
}

static gpointer
work_in_thread (gpointer data)
{
  Job *job = data;
  GTask *task = job->task;

  job->object = job->work (g_task_get_source_object (task), g_task_get_task_data (task),
                           g_task_get_cancellable (task), &job->error);
  hand_over (job);

  return NULL;
}

void
bal_task_run (GTask *task, BalTaskWork work, gpointer data, GDestroyNotify free_data)
{
  Job *job = NULL;
  GThread *thread = NULL;
  GError *error = NULL;

  g_task_set_task_data (task, data, free_data);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  job = g_new0 (Job, 1);
  job->task = task;
  job->work = work;
  thread = g_thread_try_new ("balanced", work_in_thread, job, &error);
  if (thread == NULL)
    {
      g_prefix_error (&error, "Starting a thread: ");
      g_task_return_error (task, error);
      job_free (job);
      return;
    }
  g_thread_unref (thread);
}

gpointer
bal_task_finish (GAsyncResult *result, gpointer source, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
