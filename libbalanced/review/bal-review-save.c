/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/core/bal-task-private.h"

/* The only policy so far: nothing is suppressed, and every file says so. */
static const char *const policies[] = { BAL_REVIEW_POLICY_EXACT };

/* Every file is made before the first is written. */
typedef struct
{
  char *path;
  char *text;
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_free (output->path);
  g_free (output->text);
  g_free (output);
}

static void
add_output (GPtrArray *outputs, char *path, char *text)
{
  Output *output = g_new0 (Output, 1);

  output->path = path;
  output->text = text;
  g_ptr_array_add (outputs, output);
}

/* What was left in the file would be lost. */
static gboolean
check_whole (BalReview *self, GError **error)
{
  if (bal_review_was_read (self))
    g_set_error_literal (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED,
                         "Saving a review: it was read from a file, which holds findings that it "
                         "does not have; copy that file");

  return !bal_review_was_read (self);
}

static gboolean
check_policy (BalReview *self, const char *policy, GError **error)
{
  gboolean is_known = policy == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    is_known |= g_strcmp0 (policy, policies[i]) == 0;

  if (!is_known)
    {
      g_set_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_UNKNOWN,
                   "Saving a review: there is no policy “%s”; the only one so far is “%s”", policy,
                   BAL_REVIEW_POLICY_EXACT);
      return FALSE;
    }
  if (policy == NULL && bal_review_get_needs_policy (self))
    {
      g_set_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_REQUIRED,
                   "Saving a review: it has figures about real children, which need a policy; "
                   "“%s” writes them unprotected, and says so in every file",
                   BAL_REVIEW_POLICY_EXACT);
      return FALSE;
    }

  return TRUE;
}

const char *
bal_review_get_release (BalReview *self, const char *policy)
{
  if (bal_review_get_synthetic (self))
    return "synthetic";

  return bal_review_get_needs_policy (self) ? policy : NULL;
}

/* A column and not a comment: it survives spreadsheets, and readers need no rule for it. */
static BalColumn *
make_release_column (guint64 n_rows, const char *release)
{
  g_autoptr (GBytes) codes =
    g_bytes_new_take (g_new0 (guint32, MAX (n_rows, 1)), n_rows * sizeof (guint32));
  const char *const names[] = { release, NULL };

  return bal_column_new_from_bytes ("release", BAL_COLUMN_KIND_CODE, codes, NULL, names, NULL,
                                    BAL_COLUMN_ROLE_NONE, NULL);
}

char *
bal_review_write_csv (BalReview *self, BalTable *table, const char *policy)
{
  const char *exact = bal_review_get_needs_policy (self) ? policy : NULL;
  const char *release = bal_table_get_synthetic (table) ? "synthetic" : exact;
  g_autoptr (GListStore) columns = NULL;
  g_autoptr (BalColumn) stamp = NULL;
  g_autoptr (BalTable) stamped = NULL;

  if (release == NULL)
    return bal_table_to_csv (table);

  columns = g_list_store_new (BAL_TYPE_COLUMN);
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    g_list_store_append (columns, bal_table_get_column (table, i));
  stamp = make_release_column (bal_table_get_n_rows (table), release);
  g_list_store_append (columns, stamp);
  stamped = bal_table_new (bal_table_get_name (table), G_LIST_MODEL (columns),
                           bal_table_get_basis (table), bal_table_get_as_at (table),
                           bal_table_get_period (table), bal_table_get_synthetic (table), NULL);

  return bal_table_to_csv (stamped);
}

static GPtrArray *
make_outputs (BalReview *self, const char *policy)
{
  GPtrArray *outputs = g_ptr_array_new_with_free_func (free_output);
  GListModel *tables = bal_review_get_tables (self);
  GListModel *charts = bal_review_get_charts (self);

  add_output (outputs, g_strdup ("review.json"), bal_review_write_json (self, policy));
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);

      add_output (outputs, g_strdup_printf ("tables/%s.csv", bal_table_get_name (table)),
                  bal_review_write_csv (self, table, policy));
    }
  for (guint i = 0; i < g_list_model_get_n_items (charts); i++)
    {
      g_autoptr (BalChart) chart = g_list_model_get_item (charts, i);

      add_output (outputs, g_strdup_printf ("charts/%s.svg", bal_chart_get_name (chart)),
                  g_strdup (bal_chart_get_svg (chart)));
    }
  add_output (outputs, g_strdup ("review.html"), bal_review_write_html (self, policy));

  return outputs;
}

static gboolean
make_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &failure) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "Making the folder of a review: ");

  return FALSE;
}

static gboolean
write_output (GFile *folder, const Output *output, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, output->path);

  if (g_file_replace_contents (file, output->text, strlen (output->text), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, cancellable, error))
    return TRUE;

  g_prefix_error (error, "Writing “%s” of a review: ", output->path);

  return FALSE;
}

/**
 * bal_review_save:
 * @self: a review
 * @folder: where to write; it is made where it does not exist
 * @policy: (nullable): how figures about real children are protected, or %NULL
 * @cancellable: (nullable): stops the writing
 * @error: where an error is returned
 *
 * Writes the review: review.json, review.html, one CSV file for each table in tables/, and one SVG
 * picture for each chart in charts/.
 *
 * Figures about real children leave the program only under a policy. So far there is "exact", which
 * protects nothing and has to be asked for by name; every file is stamped with it. What is about
 * synthetic children is labelled, and needs no policy, and neither does a review of documents
 * alone.
 *
 * Every file is made before the first one is written, and each replaces an older one of its name
 * as a whole. Other files of the folder are left alone.
 *
 * Returns: whether everything was written
 *
 * Throws: [error@Balanced.PolicyError] before anything is written; #GIOErrorEnum
 *
 * Since: 0.1
 */
gboolean
bal_review_save (BalReview *self,
                 GFile *folder,
                 const char *policy,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GFile) tables = NULL;
  g_autoptr (GFile) charts = NULL;
  g_autoptr (GPtrArray) outputs = NULL;

  g_return_val_if_fail (BAL_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);

  if (!check_policy (self, policy, error) || !check_whole (self, error))
    return FALSE;

  outputs = make_outputs (self, policy);
  tables = g_file_get_child (folder, "tables");
  charts = g_file_get_child (folder, "charts");
  if (!make_folder (folder, cancellable, error) || !make_folder (tables, cancellable, error) ||
      !make_folder (charts, cancellable, error))
    return FALSE;
  for (guint i = 0; i < outputs->len; i++)
    {
      if (!write_output (folder, g_ptr_array_index (outputs, i), cancellable, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  GFile *folder; /* owned */
  char *policy;  /* owned, nullable */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->folder);
  g_free (saving->policy);
  g_free (saving);
}

/* The review itself stands for success. */
static gpointer
save_work (gpointer self, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;

  return bal_review_save (self, saving->folder, saving->policy, cancellable, error)
           ? g_object_ref (self)
           : NULL;
}

/**
 * bal_review_save_async:
 * @self: a review
 * @folder: where to write; it is made where it does not exist
 * @policy: (nullable): how figures about real children are protected, or %NULL
 * @cancellable: (nullable): stops the writing
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Writes the review on a thread of its own.
 *
 * It is [method@Balanced.Review.save] for programs that must not wait. Finish it with
 * [method@Balanced.Review.save_finish].
 *
 * Since: 0.1
 */
void
bal_review_save_async (BalReview *self,
                       GFile *folder,
                       const char *policy,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Saving *saving = NULL;
  GTask *task = NULL;

  g_return_if_fail (BAL_IS_REVIEW (self));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  saving = g_new0 (Saving, 1);
  saving->folder = g_object_ref (folder);
  saving->policy = g_strdup (policy);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_review_save_async);
  /* Cancelled after the last file, it has still written everything, and says so. */
  g_task_set_check_cancellable (task, FALSE);
  bal_task_run (task, save_work, saving, saving_free);
}

/**
 * bal_review_save_finish:
 * @self: a review
 * @result: what the callback was given
 * @error: where an error is returned
 *
 * Finishes what [method@Balanced.Review.save_async] began.
 *
 * Returns: whether everything was written
 *
 * Throws: as [method@Balanced.Review.save] does
 *
 * Since: 0.1
 */
gboolean
bal_review_save_finish (BalReview *self, GAsyncResult *result, GError **error)
{
  g_autoptr (BalReview) saved = NULL;

  g_return_val_if_fail (BAL_IS_REVIEW (self), FALSE);

  saved = bal_task_finish (result, self, bal_review_save_async, error);

  return saved != NULL;
}
