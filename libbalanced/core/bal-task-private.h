/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The asynchronous form of a call that blocks: its work, on a thread that is made for it.
 *
 * GLib's own way of doing this, and its pools, hang in the child of a process that used them
 * before it forked; a thread that is made when it is needed does not. */

/* Does the work: a new object, or NULL with an error. @source is the object that the task is of
 * (NULL for a function), @data what was given to bal_task_run(). */
typedef gpointer (*BalTaskWork) (gpointer source,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/* Runs @work on a new thread; the task then returns in the main context that was the
 * thread-default one when the task was made, and nothing of it is let go of on the new thread.
 * With a cancellable that is cancelled already the work is not started. Takes over the task, and
 * @data with its @free_data (nullable). */
void bal_task_run (GTask *task, BalTaskWork work, gpointer data, GDestroyNotify free_data);

/* What the work gave, for the function that finishes the call which made tasks under this tag. */
gpointer
bal_task_finish (GAsyncResult *result, gpointer source, gpointer source_tag, GError **error);

G_END_DECLS
