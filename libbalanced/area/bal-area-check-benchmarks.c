/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* Claims about how the area stands beside others. Their dates and sources are looked at as those of
 * all figures. */

enum
{
  FIGURE,
  COMPARATOR,
  VALUE,
  UNIT,
  FIRST_DAY,
  LAST_DAY,
  SOURCE,
  COMPARABILITY,
};

static const BalTableColumn columns[] = {
  { "figure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "comparator", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "first_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "last_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "comparability", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

static void
check_claim (BalAreaChecking *self, BalTableBuilder *table, BalItem *figure)
{
  gint32 first = BAL_DAY_NONE;
  gint32 last = BAL_DAY_NONE;

  bal_area_checking_get_days (figure, &first, &last);
  bal_table_builder_append_text (table, FIGURE, bal_item_get_text (figure, "code"));
  bal_table_builder_append_text (table, COMPARATOR, bal_item_get_label (figure, "comparator"));
  bal_area_checking_append_figure (table, VALUE, bal_item_get_figure (figure, "value"));
  bal_table_builder_append_text (table, UNIT, bal_item_get_text (figure, "unit"));
  bal_table_builder_append_day (table, FIRST_DAY, first);
  bal_table_builder_append_day (table, LAST_DAY, last);
  bal_table_builder_append_text (table, SOURCE, bal_item_get_text (figure, "source"));
  bal_table_builder_append_text (table, COMPARABILITY,
                                 bal_item_get_label (figure, "comparability"));
  bal_area_checking_add (self,
                         bal_item_has_member (figure, "comparability") ? "comparison-with-care"
                                                                       : "comparison-unexplained",
                         figure, NULL, NULL, 0);
}

void
bal_area_check_benchmarks (BalAreaChecking *self)
{
  GListModel *figures = bal_area_checking_get_list (self, "figures");
  const guint n_figures = g_list_model_get_n_items (figures);
  BalTableBuilder *table = NULL;

  for (guint i = 0; i < n_figures; i++)
    {
      BalItem *figure = bal_item_peek (figures, i);

      if (!bal_item_has_member (figure, "comparator"))
        continue;
      if (table == NULL)
        table = bal_table_builder_new_with_columns ("benchmarks", columns, G_N_ELEMENTS (columns));
      check_claim (self, table, figure);
    }
  if (table != NULL)
    bal_area_checking_end_table (self, table);
}
