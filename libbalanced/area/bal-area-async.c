/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/core/bal-task-private.h"

static gpointer
load_work (gpointer source, gpointer file, GCancellable *cancellable, GError **error)
{
  return bal_area_load (file, cancellable, error);
}

/**
 * bal_area_load_async:
 * @file: the document
 * @cancellable: (nullable): a way to stop
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Loads the document of an area on a thread of its own.
 *
 * It is [func@Balanced.Area.load] for programs that must not wait. Finish it with
 * [func@Balanced.Area.load_finish].
 *
 * Since: 0.1
 */
void
bal_area_load_async (GFile *file,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_area_load_async);
  bal_task_run (task, load_work, g_object_ref (file), g_object_unref);
}

/**
 * bal_area_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes what [func@Balanced.Area.load_async] began.
 *
 * Returns: (transfer full): the area, or %NULL with an error of [func@Balanced.Area.load], or
 *   %G_IO_ERROR_CANCELLED
 *
 * Since: 0.1
 */
BalArea *
bal_area_load_finish (GAsyncResult *result, GError **error)
{
  return bal_task_finish (result, NULL, bal_area_load_async, error);
}
