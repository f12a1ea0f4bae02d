/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-crosswalk-private.h"

/* What becomes of a column of codes. Beside the losses of terms, a row may have a code that is no
 * term, or none. */

enum
{
  FATE_UNKNOWN = BAL_MAPPING_LOSS_UNMAPPED + 1,
  FATE_MISSING,
  N_FATES,
};

static const char *const fates[N_FATES] = {
  [BAL_MAPPING_LOSS_NONE] = "none",
  [BAL_MAPPING_LOSS_MERGED] = "merged",
  [BAL_MAPPING_LOSS_SPLIT] = "split",
  [BAL_MAPPING_LOSS_APPROXIMATE] = "approximate",
  [BAL_MAPPING_LOSS_UNMAPPED] = "unmapped",
  [FATE_UNKNOWN] = "unknown",
  [FATE_MISSING] = "missing",
};

typedef struct
{
  gint64 *n_rows; /* owned; by term of the scheme that is mapped */
  gint64 by_fate[N_FATES];
  gint64 codes_by_fate[N_FATES];
  gint64 n_all;
} Tally;

static void
count_rows (Tally *tally, BalScheme *from, BalColumn *column)
{
  tally->n_all = (gint64) bal_column_get_n_rows (column);
  for (gint64 i = 0; i < tally->n_all; i++)
    {
      const char *code = bal_column_get_text (column, (guint64) i);
      const int index = code != NULL ? bal_scheme_get_index (from, code) : -1;

      if (index >= 0)
        tally->n_rows[index]++;
      else
        tally->by_fate[code != NULL ? FATE_UNKNOWN : FATE_MISSING]++;
    }
}

static void
append_share (BalTableBuilder *table, guint column, gint64 part, gint64 whole)
{
  if (whole > 0)
    bal_table_builder_append_double (table, column, (double) part / (double) whole);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static BalTable *
end_table (BalTableBuilder *table)
{
  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalTable *
make_codes (Tally *tally, const BalMapping *mapping)
{
  GListModel *terms = bal_scheme_get_terms (mapping->from);
  BalTableBuilder *table = bal_table_builder_new ("codes");

  bal_table_builder_add_column (table, "code", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "to", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "loss", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "rows", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "rows");
  bal_table_builder_add_column (table, "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE,
                                NULL);
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));
      const BalMappedTerm mapped = bal_mapping_find (mapping, code != NULL ? code : "");
      g_autofree char *targets =
        mapped.targets != NULL ? g_strjoinv (" ", (char **) mapped.targets) : NULL;

      tally->by_fate[mapped.loss] += tally->n_rows[i];
      tally->codes_by_fate[mapped.loss]++;
      bal_table_builder_append_text (table, 0, code);
      bal_table_builder_append_text (table, 1, targets);
      bal_table_builder_append_text (table, 2, fates[mapped.loss]);
      bal_table_builder_append_int (table, 3, tally->n_rows[i]);
      append_share (table, 4, tally->n_rows[i], tally->n_all);
    }

  return end_table (table);
}

static BalTable *
make_losses (const Tally *tally)
{
  BalTableBuilder *table = bal_table_builder_new ("losses");

  bal_table_builder_add_column (table, "loss", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "codes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "codes");
  bal_table_builder_add_column (table, "rows", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "rows");
  bal_table_builder_add_column (table, "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE,
                                NULL);
  for (guint i = 0; i < N_FATES; i++)
    {
      bal_table_builder_append_text (table, 0, fates[i]);
      if (i < FATE_UNKNOWN)
        bal_table_builder_append_int (table, 1, tally->codes_by_fate[i]);
      else
        bal_table_builder_append_state (table, 1, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_table_builder_append_int (table, 2, tally->by_fate[i]);
      append_share (table, 3, tally->by_fate[i], tally->n_all);
    }

  return end_table (table);
}

static BalFindings *
make_findings (const Tally *tally, const BalMapping *mapping)
{
  g_autoptr (BalFindings) terms =
    bal_crosswalk_check (mapping->crosswalk, mapping->from, mapping->to);
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  BalFindingFigure figures[] = {
    { "rows", 0.0 },
    { "total", (double) tally->n_all },
    { "share", 0.0 },
  };

  bal_findings_builder_add_findings (builder, terms);
  figures[0].value = (double) (tally->n_all - tally->by_fate[BAL_MAPPING_LOSS_NONE]);
  figures[2].value = tally->n_all > 0 ? figures[0].value / (double) tally->n_all : 0.0;
  if (figures[0].value > 0.0)
    bal_findings_builder_add (builder, "vocabulary-rows-lost",
                              bal_crosswalk_get_code (mapping->crosswalk), NULL, figures,
                              G_N_ELEMENTS (figures));

  return bal_findings_builder_end (builder);
}

/**
 * bal_crosswalk_tally:
 * @self: a crosswalk
 * @from: the scheme that is mapped
 * @to: the scheme that it is mapped to
 * @codes: a column of codes or texts, such as the types of need of records
 *
 * Counts what is lost when a column of codes is mapped.
 *
 * The table `codes` has each term with what it becomes, what is lost, and how many rows have it;
 * the table `losses` has codes and rows by loss, with those rows whose code is no term (`unknown`)
 * and those without one (`missing`). The findings are those of [method@Balanced.Crosswalk.check],
 * and `vocabulary-rows-lost`. So it can be said how far two codings agree, instead of that they do
 * not.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Features: A8, A10.
 *
 * Since: 0.1
 */
BalResult *
bal_crosswalk_tally (BalCrosswalk *self, BalScheme *from, BalScheme *to, BalColumn *codes)
{
  g_autoptr (GPtrArray) tables = NULL;
  const BalResultInfo info = { .name = "crosswalk", .as_at = BAL_DAY_NONE };
  BalMapping mapping = { 0 };
  Tally tally = { 0 };
  BalFindings *findings = NULL;

  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);
  g_return_val_if_fail (BAL_IS_SCHEME (from), NULL);
  g_return_val_if_fail (BAL_IS_SCHEME (to), NULL);
  g_return_val_if_fail (BAL_IS_COLUMN (codes), NULL);

  tables = g_ptr_array_new_with_free_func (g_object_unref);
  bal_mapping_init (&mapping, self, from, to);
  tally.n_rows =
    g_new0 (gint64, (gsize) g_list_model_get_n_items (bal_scheme_get_terms (from)) + 1);
  count_rows (&tally, from, codes);
  g_ptr_array_add (tables, make_codes (&tally, &mapping));
  g_ptr_array_add (tables, make_losses (&tally));
  findings = make_findings (&tally, &mapping);
  g_free (tally.n_rows);
  bal_mapping_clear (&mapping);

  return bal_result_new_take (&info, g_steal_pointer (&tables), findings);
}
