/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-overlap.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-table-builder-private.h"

/* Far more lists than anybody compares; the table has a row for every two. */
#define MAX_LISTS 255

/* What is known of how many children are in which list. */
typedef struct
{
  guint n_lists;
  const char *const *names;
  gint64 *counts;    /* owned; by list */
  gint64 *both;      /* owned; n_lists * n_lists: at least so many are in both */
  gint64 together;   /* at most so many are in any */
  gint64 least;      /* at least so many are in any, beside what the counts say */
  gint64 population; /* -1: not known */
  gboolean exact;    /* no two that seem different are the same child */
} Overlap;

static void
overlap_clear (Overlap *self)
{
  g_free (self->counts);
  g_free (self->both);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Overlap, overlap_clear)

static gboolean
check_population (const Overlap *overlap, GError **error)
{
  gint64 least = overlap->exact ? overlap->together : overlap->least;

  for (guint i = 0; i < overlap->n_lists; i++)
    least = MAX (least, overlap->counts[i]);
  if (overlap->population < 0 || least <= overlap->population)
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE,
               "Comparing caseloads: there are more children in them than the population of "
               "%" G_GINT64_FORMAT,
               overlap->population);
  return FALSE;
}

enum
{
  OVER,
  FIRST,
  SECOND,
  FIRST_CHILDREN,
  SECOND_CHILDREN,
  LEAST_BOTH,
  MOST_BOTH,
  LEAST_CHILDREN,
  MOST_CHILDREN,
  N_COLUMNS,
};

static BalTableBuilder *
begin_table (void)
{
  static const struct
  {
    const char *name;
    BalColumnKind kind;
    BalColumnRole role;
  } columns[N_COLUMNS] = {
    [OVER] = { "over", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY },
    [FIRST] = { "first", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY },
    [SECOND] = { "second", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY },
    [FIRST_CHILDREN] = { "first_children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    [SECOND_CHILDREN] = { "second_children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    [LEAST_BOTH] = { "least_both", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    [MOST_BOTH] = { "most_both", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    [LEAST_CHILDREN] = { "least_children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    [MOST_CHILDREN] = { "most_children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
  };
  BalTableBuilder *builder = bal_table_builder_new ("overlap");

  for (guint i = 0; i < N_COLUMNS; i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role,
                                  columns[i].role == BAL_COLUMN_ROLE_COUNT ? "children" : NULL);
  return builder;
}

/* Two lists: |a and b| lies between max (known, a + b - population) and min (a, b). */
static void
append_pair (const Overlap *overlap, BalTableBuilder *builder, guint i, guint j)
{
  gint64 a = overlap->counts[i];
  gint64 b = overlap->counts[j];
  gint64 least = overlap->both[(gsize) i * overlap->n_lists + j];
  gint64 most = overlap->exact ? least : MIN (a, b);

  if (overlap->population >= 0)
    least = MAX (least, a + b - overlap->population);
  bal_table_builder_append_text (builder, OVER, "pair");
  bal_table_builder_append_text (builder, FIRST, overlap->names[i]);
  bal_table_builder_append_text (builder, SECOND, overlap->names[j]);
  bal_table_builder_append_int (builder, FIRST_CHILDREN, a);
  bal_table_builder_append_int (builder, SECOND_CHILDREN, b);
  bal_table_builder_append_int (builder, LEAST_BOTH, least);
  bal_table_builder_append_int (builder, MOST_BOTH, most);
  bal_table_builder_append_int (builder, LEAST_CHILDREN, a + b - most);
  bal_table_builder_append_int (builder, MOST_CHILDREN, a + b - least);
}

static void
append_all (const Overlap *overlap, BalTableBuilder *builder)
{
  gint64 most = overlap->together;
  gint64 least = overlap->exact ? most : overlap->least;

  for (guint i = 0; i < overlap->n_lists; i++)
    least = MAX (least, overlap->counts[i]);
  if (overlap->population >= 0)
    most = MIN (most, overlap->population);
  bal_table_builder_append_text (builder, OVER, "all");
  for (guint i = FIRST; i <= MOST_BOTH; i++)
    bal_table_builder_append_state (builder, i, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_int (builder, LEAST_CHILDREN, least);
  bal_table_builder_append_int (builder, MOST_CHILDREN, most);
}

static BalTable *
make_table (const Overlap *overlap, gboolean synthetic, GError **error)
{
  BalTableBuilder *builder = NULL;

  if (!check_population (overlap, error))
    return NULL;
  builder = begin_table ();
  for (guint i = 0; i < overlap->n_lists; i++)
    {
      for (guint j = i + 1; j < overlap->n_lists; j++)
        append_pair (overlap, builder, i, j);
    }
  append_all (overlap, builder);
  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, synthetic);
}

static gboolean
check_n_lists (guint64 n_lists, GError **error)
{
  if (n_lists <= MAX_LISTS)
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
               "Comparing caseloads: there are more than %d of them", MAX_LISTS);
  return FALSE;
}

static void
allocate (Overlap *overlap)
{
  overlap->counts = g_new0 (gint64, (gsize) overlap->n_lists + 1);
  overlap->both = g_new0 (gint64, (gsize) overlap->n_lists * overlap->n_lists + 1);
}

static gboolean
are_texts (const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (!g_utf8_validate (texts[i], -1, NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * bal_overlap_of_counts:
 * @names: (array zero-terminated=1): the names of the caseloads
 * @counts: (array length=n_counts): how many children each has
 * @n_counts: the number of caseloads
 * @population: how many children there are in the area, or -1 where that is not known
 * @error: return location for an error
 *
 * Says how many children caseloads have together, when only their totals are known.
 *
 * That is bounds and never a sum: no fewer than the largest caseload, and no more than all of them
 * or the population. The table `overlap` has a row for every two of them and one, `over` = `all`,
 * for all: how many are at least and at most in both (`least_both`, `most_both`), and in either
 * (`least_children`, `most_children`). A total below 0 or above the population, more than 255
 * caseloads, and names that are not as many as totals are errors.
 *
 * Any thread.
 *
 * Features: K5.
 *
 * Returns: (transfer full): the table `overlap`
 *
 * Since: 0.1
 */
BalTable *
bal_overlap_of_counts (const char *const *names,
                       const gint64 *counts,
                       gsize n_counts,
                       gint64 population,
                       GError **error)
{
  g_auto (Overlap) overlap = { .names = names, .population = population };

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (counts != NULL || n_counts == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_n_lists (n_counts, error))
    return NULL;
  overlap.n_lists = (guint) n_counts;
  allocate (&overlap);
  if (g_strv_length ((GStrv) names) != n_counts || !are_texts (names))
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Comparing caseloads: each total needs a name, in UTF-8");
      return NULL;
    }
  for (guint i = 0; i < n_counts; i++)
    {
      if (counts[i] < 0 || counts[i] > G_MAXINT32)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE,
                       "Comparing caseloads: the total of “%s” is no number of children", names[i]);
          return NULL;
        }
      overlap.counts[i] = counts[i];
      overlap.together += counts[i];
    }
  return make_table (&overlap, FALSE, error);
}

/* Which lists one child is in. */
static void
count_child (Overlap *overlap, const GArray *lists)
{
  for (guint i = 0; i < lists->len; i++)
    {
      guint one = g_array_index (lists, guint, i);

      overlap->counts[one]++;
      for (guint j = 0; j < lists->len; j++)
        overlap->both[(gsize) one * overlap->n_lists + g_array_index (lists, guint, j)]++;
    }
  overlap->together += lists->len > 0 ? 1 : 0;
}

static void
add_to_lists (GArray *lists, guint list)
{
  for (guint i = 0; i < lists->len; i++)
    {
      if (g_array_index (lists, guint, i) == list)
        return;
    }
  g_array_append_val (lists, list);
}

static void
count_children (Overlap *overlap, GHashTable *children)
{
  GHashTableIter iter;
  gpointer lists;

  g_hash_table_iter_init (&iter, children);
  while (g_hash_table_iter_next (&iter, NULL, &lists))
    count_child (overlap, lists);
}

/**
 * bal_overlap_of_lists:
 * @names: (array zero-terminated=1): for each entry the name of its list
 * @ids: (array zero-terminated=1): for each entry the identifier of a child
 * @error: return location for an error
 *
 * Counts how many children lists of identifiers have together, and each two of them in common.
 *
 * An identifier means the same child in every list, and counts once in each. The table is that of
 * [func@Balanced.overlap_of_counts], with bounds that are alike; lists are in the order in which
 * they appear. It holds no identifier.
 *
 * Any thread.
 *
 * Features: K5.
 *
 * Returns: (transfer full): the table `overlap`
 *
 * Since: 0.1
 */
BalTable *
bal_overlap_of_lists (const char *const *names, const char *const *ids, GError **error)
{
  g_auto (Overlap) overlap = { .population = -1, .exact = TRUE };
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) children =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  g_return_val_if_fail (names != NULL && ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_strv_length ((GStrv) names) != g_strv_length ((GStrv) ids) || !are_texts (names))
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Comparing caseloads: each identifier needs the name of its list, in "
                           "UTF-8");
      return NULL;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      GArray *lists = g_hash_table_lookup (children, ids[i]);

      if (g_hash_table_insert (places, (gpointer) names[i], g_hash_table_lookup (places, names[i])))
        {
          g_hash_table_replace (places, (gpointer) names[i], GUINT_TO_POINTER (order->len));
          g_ptr_array_add (order, (gpointer) names[i]);
        }
      if (lists == NULL)
        {
          lists = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (children, (gpointer) ids[i], lists);
        }
      add_to_lists (lists, GPOINTER_TO_UINT (g_hash_table_lookup (places, names[i])));
      if (!check_n_lists (order->len, error))
        return NULL;
    }
  overlap.names = (const char *const *) order->pdata;
  overlap.n_lists = order->len;
  allocate (&overlap);
  count_children (&overlap, children);
  return make_table (&overlap, FALSE, error);
}

/* Bounds that the reading knew from more than the store tells. One that has grown since can have
 * become separate without anybody saying so. */
static void
use_findings (Overlap *overlap, BalCaseload *caseload, gboolean separate)
{
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_caseload_get_findings (caseload), "sources-not-linked");
  double least = 0;

  overlap->exact = finding == NULL && !separate;
  if (finding != NULL && !separate && bal_finding_get_figure (finding, "at-least", &least))
    overlap->least = (gint64) least;
}

/**
 * bal_caseload_find_overlap:
 * @self: a caseload
 * @population: how many children there are in the area, or -1 where that is not known
 * @error: return location for an error
 *
 * Says how many children the sources of a caseload have together, and each two of them in common.
 *
 * Where identifiers mean the same child everywhere, or every child is linked, these are counts.
 * Otherwise they are bounds: children that links join are known to be in both, and any two others
 * of different sources may be one child. The table is that of [func@Balanced.overlap_of_counts].
 * A child without episodes is in no source.
 *
 * Features: K5.
 *
 * Returns: (transfer full): the table `overlap`
 *
 * Since: 0.1
 */
BalTable *
bal_caseload_find_overlap (BalCaseload *self, gint64 population, GError **error)
{
  g_auto (Overlap) overlap = { .population = population };
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (guint));
  const BalStore *store;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  store = bal_caseload_get_store (self);
  overlap.names = bal_caseload_get_names (self, BAL_FIELD_SOURCE, &overlap.n_lists);
  allocate (&overlap);
  use_findings (&overlap, self, store->separate);
  for (guint child = 0; child < store->n_children; child++)
    {
      g_array_set_size (lists, 0);
      for (gsize row = store->child_first[child]; row < store->child_first[child + 1]; row++)
        {
          guint8 source = store->episodes.source[row];

          if (source < overlap.n_lists)
            add_to_lists (lists, source);
        }
      count_child (&overlap, lists);
    }
  return make_table (&overlap, store->synthetic, error);
}
