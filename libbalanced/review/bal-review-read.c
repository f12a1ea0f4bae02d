/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/review/bal-review-reading-private.h"

static void
clear_contents (BalReviewContents *self)
{
  g_clear_object (&self->area);
  g_clear_pointer (&self->period, bal_period_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalReviewContents, clear_contents)

static gboolean
check_format (BalNode root, GError **error)
{
  g_autofree char *format = NULL;
  BalNode before = { 0 };

  if (!bal_node_check_kind (root, BAL_NODE_KIND_OBJECT, error) ||
      !bal_review_read_text (root, "format", &format, error))
    return FALSE;
  if (g_strcmp0 (format, BAL_REVIEW_FORMAT) != 0)
    {
      bal_node_set_error (format != NULL ? bal_node_get_member (root, "format") : root, error,
                          BAL_DOCUMENT_ERROR_VERSION,
                          "the format of a review is “" BAL_REVIEW_FORMAT "”");
      return FALSE;
    }
  before = bal_node_get_member (root, "before");
  if (bal_node_exists (before))
    {
      bal_node_set_error (before, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "this is the comparison of two reviews, and not a review");
      return FALSE;
    }

  return TRUE;
}

/* Only the code and the name were written. */
static gboolean
read_area (BalReviewContents *self, BalNode root, GError **error)
{
  BalNode node = { 0 };
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  if (!bal_node_need_member (root, "area", &node, error))
    return FALSE;
  if (bal_node_get_kind (node) == BAL_NODE_KIND_NULL)
    return TRUE;
  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error) ||
      !bal_review_read_name (node, "code", &code, error) ||
      !bal_review_read_name (node, "name", &name, error))
    return FALSE;
  self->area = g_object_new (BAL_TYPE_AREA, "code", code, "name", name, NULL);

  return TRUE;
}

/* By name, which gives the tables by their names. */
static GHashTable *
read_tables (BalReviewContents *self, BalNode root, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  BalNode tables = { 0 };

  if (!bal_review_read_array (root, "tables", &tables, error))
    return NULL;
  for (BalNode each = bal_node_get_first (tables); bal_node_exists (each);
       each = bal_node_get_next (each))
    {
      BalTable *table = bal_review_read_table (each, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (self->tables, table);
      if (!g_hash_table_insert (found, (gpointer) bal_table_get_name (table), table))
        {
          bal_node_set_error (each, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                              "two tables have this name");
          return NULL;
        }
    }

  return g_steal_pointer (&found);
}

static GPtrArray *
read_result_tables (BalNode node, GHashTable *found, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  BalNode names = { 0 };

  if (!bal_review_read_array (node, "tables", &names, error))
    return NULL;
  for (BalNode each = bal_node_get_first (names); bal_node_exists (each);
       each = bal_node_get_next (each))
    {
      const char *name = bal_node_get_text (each, error);
      BalTable *table = name != NULL ? g_hash_table_lookup (found, name) : NULL;

      if (name == NULL)
        return NULL;
      if (table == NULL)
        {
          bal_node_set_error (each, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                              "there is no table of this name");
          return NULL;
        }
      g_ptr_array_add (tables, g_object_ref (table));
    }

  return g_steal_pointer (&tables);
}

/* a{ss} */
static GVariant *
read_options (BalNode node, GError **error)
{
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  BalNode member = { 0 };

  if (!bal_node_need_member (node, "options", &member, error) ||
      !bal_node_check_kind (member, BAL_NODE_KIND_OBJECT, error))
    return NULL;
  for (BalNode each = bal_node_get_first (member); bal_node_exists (each);
       each = bal_node_get_next (each))
    {
      g_autofree char *name = bal_node_dup_name (each);
      const char *value = bal_node_get_text (each, error);

      if (value == NULL)
        return NULL;
      g_variant_builder_add (&options, "{ss}", name, value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&options));
}

static BalResult *
read_result (const BalReviewContents *self, BalNode node, GHashTable *found, GError **error)
{
  BalResultInfo info = { .as_at = self->as_at, .period = self->period };
  g_autofree char *name = NULL;
  g_autofree char *version = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GVariant) options = NULL;
  GPtrArray *tables = NULL;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error) ||
      !bal_review_read_name (node, "name", &name, error) ||
      !bal_review_read_text (node, "framework_version", &version, error) ||
      !bal_review_read_text (node, "input_digest", &digest, error) ||
      !bal_review_read_boolean (node, "synthetic", &info.synthetic, error))
    return NULL;
  options = read_options (node, error);
  tables = options != NULL ? read_result_tables (node, found, error) : NULL;
  if (tables == NULL)
    return NULL;
  info.name = name;
  info.framework_version = version;
  info.input_digest = digest;
  info.options = options;

  return bal_result_new_take (&info, tables, NULL);
}

static gboolean
read_results (BalReviewContents *self, BalNode root, GHashTable *found, GError **error)
{
  BalNode results = { 0 };

  if (!bal_review_read_array (root, "results", &results, error))
    return FALSE;
  for (BalNode each = bal_node_get_first (results); bal_node_exists (each);
       each = bal_node_get_next (each))
    {
      BalResult *result = read_result (self, each, found, error);

      if (result == NULL)
        return FALSE;
      g_ptr_array_add (self->results, result);
      self->has_children |= g_str_equal (bal_result_get_name (result), BAL_REVIEW_RECORDS);
    }

  return TRUE;
}

static BalReview *
read_document (BalDocument *document, GError **error)
{
  g_auto (BalReviewContents) contents = { 0 };
  g_autoptr (GHashTable) found = NULL;
  BalNode root = bal_document_get_root (document);

  if (!check_format (root, error) || !read_area (&contents, root, error) ||
      !bal_review_read_day (root, "as_at", &contents.as_at, error) ||
      !bal_review_read_period (root, "period", &contents.period, error) ||
      !bal_review_read_boolean (root, "synthetic", &contents.synthetic, error))
    return NULL;
  contents.tables = g_ptr_array_new_with_free_func (g_object_unref);
  contents.results = g_ptr_array_new_with_free_func (g_object_unref);
  found = read_tables (&contents, root, error);
  if (found == NULL || !read_results (&contents, root, found, error))
    return NULL;

  return bal_review_new_read (&contents);
}

/**
 * bal_review_new_from_bytes:
 * @bytes: the JSON of a review, as UTF-8
 * @name: what errors should call it
 * @error: where an error is returned
 *
 * Reads a review back from memory, as [func@Balanced.Review.load] does from its file.
 *
 * Returns: (transfer full): the review
 *
 * Throws: [error@Balanced.DocumentError], which says where
 *
 * Since: 0.1
 */
BalReview *
bal_review_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  document = bal_document_new_from_bytes (bytes, name, error);

  return document != NULL ? read_document (document, error) : NULL;
}

/**
 * bal_review_load:
 * @file: a `review.json`, as [method@Balanced.Review.save] writes it
 * @cancellable: (nullable): stops the reading
 * @error: where an error is returned
 *
 * Reads a review back from its file, so that a later one can be held against it.
 *
 * It has what [method@Balanced.Review.compare] needs: days, tables, and results with their options
 * and versions; of the area only code and name. Findings and charts are not read, so it cannot be
 * saved: copy the file, or keep it where it is. Whether its figures are about real children, and
 * need a policy, is known from the file too.
 *
 * ```python
 * change = review.compare(Balanced.Review.load('2020/review.json'))
 * ```
 *
 * The file may have 64 MiB and 1,000,000 values. A comparison, which is not compared again, and a
 * file of another version of the format are errors.
 *
 * Returns: (transfer full): the review
 *
 * Throws: [error@Balanced.DocumentError], which says where; [error@Balanced.DocumentError.VERSION]
 *   for what is not a review; #GIOErrorEnum
 *
 * Features: N8.
 *
 * Since: 0.1
 */
BalReview *
bal_review_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  document = bal_document_load (file, cancellable, error);

  return document != NULL ? read_document (document, error) : NULL;
}
