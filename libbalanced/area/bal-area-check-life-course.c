/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* The frame from birth to 25: what is measured and offered at each stage, whether adulthood is
 * prepared for from the first, and whether something helps from one stage to the next. */

enum
{
  STAGE,
  AGE_FROM,
  AGE_TO,
  MEASURES,
  UNITS,
  UNITS_BY_AGE,
  FIGURES,
  ADULTHOOD,
  TRANSITIONS,
};

static const BalTableColumn columns[] = {
  { "stage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "age_from_months", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "months" },
  { "age_to_months", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "months" },
  { "measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "measures" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "units_by_age", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "figures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "figures" },
  { "adulthood", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "places" },
  { "transitions_to_next", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "places" },
};

typedef struct
{
  BalAreaChecking *checking;
  BalScheme *stages;
  GListModel *places;
  guint n_empty;
  guint n_without_transition;
  int first_adulthood; /* the first stage that prepares for it, or -1 */
} Frame;

static void
append_age (BalTableBuilder *table, guint column, gint64 months)
{
  if (months == BAL_ITEM_NOT_STATED)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_int (table, column, months);
}

/* A unit that states an age is at every stage whose ages it shares; one that states none at none.
 */
static gboolean
shares_ages (BalItem *unit, BalItem *stage)
{
  const gint64 from = bal_item_get_integer (unit, "age_from_months");
  const gint64 to = bal_item_get_integer (unit, "age_to_months");
  const gint64 first = bal_item_get_integer (stage, "age_from_months");
  const gint64 end = bal_item_get_integer (stage, "age_to_months");

  if (from == BAL_ITEM_NOT_STATED && to == BAL_ITEM_NOT_STATED)
    return FALSE;

  return (end == BAL_ITEM_NOT_STATED || from < end) && (to == BAL_ITEM_NOT_STATED || to > first);
}

static guint
count_units_by_age (Frame *self, BalItem *stage)
{
  GListModel *units = bal_area_checking_get_list (self->checking, "provisions");
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);

      n += !bal_item_get_boolean (unit, "gap") && shares_ages (unit, stage);
    }

  return n;
}

static gboolean
is_stage (Frame *self, BalItem *place, const char *member, guint stage)
{
  const char *code = bal_item_get_text (place, member);

  return code != NULL && bal_scheme_get_index (self->stages, code) == (int) stage;
}

static guint
count_codes (Frame *self, guint stage, const char *member)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (self->places); i++)
    {
      BalItem *place = bal_item_peek (self->places, i);
      const char *const *own = bal_item_get_texts (place, member);

      for (guint j = 0; is_stage (self, place, "stage", stage) && own[j] != NULL; j++)
        g_hash_table_add (codes, (gpointer) own[j]);
    }

  return g_hash_table_size (codes);
}

static void
append_stage (Frame *self, guint stage, BalTableBuilder *table)
{
  GListModel *terms = bal_scheme_get_terms (self->stages);
  BalItem *term = bal_item_peek (terms, stage);
  const guint n_measures = count_codes (self, stage, "measures");
  const guint n_units = count_codes (self, stage, "provisions");
  const guint n_by_age = count_units_by_age (self, term);
  guint n_adulthood = 0, n_transitions = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->places); i++)
    {
      BalItem *place = bal_item_peek (self->places, i);

      if (!is_stage (self, place, "stage", stage))
        continue;
      n_adulthood += bal_item_get_boolean (place, "adulthood");
      n_transitions += is_stage (self, place, "transition_to", stage + 1);
    }
  bal_table_builder_append_text (table, STAGE, bal_term_get_code (BAL_TERM (term)));
  append_age (table, AGE_FROM, bal_item_get_integer (term, "age_from_months"));
  append_age (table, AGE_TO, bal_item_get_integer (term, "age_to_months"));
  bal_table_builder_append_int (table, MEASURES, n_measures);
  bal_table_builder_append_int (table, UNITS, n_units);
  bal_table_builder_append_int (table, UNITS_BY_AGE, n_by_age);
  bal_table_builder_append_int (table, FIGURES, count_codes (self, stage, "figures"));
  bal_table_builder_append_int (table, ADULTHOOD, n_adulthood);
  self->n_empty += n_measures + n_units + n_by_age == 0;
  if (n_adulthood > 0 && self->first_adulthood < 0)
    self->first_adulthood = (int) stage;
  if (stage + 1 == g_list_model_get_n_items (terms))
    {
      bal_table_builder_append_state (table, TRANSITIONS, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  bal_table_builder_append_int (table, TRANSITIONS, n_transitions);
  self->n_without_transition += n_transitions == 0;
}

static void
add (Frame *self, const char *code, guint n_stages)
{
  const BalFindingFigure figure = { "stages", n_stages };

  if (n_stages > 0)
    bal_findings_builder_add (self->checking->findings, code, "/life_course", NULL, &figure, 1);
}

void
bal_area_check_life_course (BalAreaChecking *self)
{
  Frame frame = { .checking = self, .first_adulthood = -1 };
  BalTableBuilder *table = NULL;
  guint n_stages = 0;

  frame.places = bal_area_checking_get_list (self, "life_course");
  if (g_list_model_get_n_items (frame.places) == 0)
    return;

  frame.stages = bal_framework_get_life_stages (bal_area_get_framework (self->area));
  n_stages = g_list_model_get_n_items (G_LIST_MODEL (frame.stages));
  table = bal_table_builder_new_with_columns ("life_course", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_stages; i++)
    append_stage (&frame, i, table);
  bal_area_checking_end_table (self, table);
  add (&frame, "life-course-stage-empty", frame.n_empty);
  add (&frame, "life-course-transition-missing", frame.n_without_transition);
  /* From the earliest years: what begins later has left out the stages before it. */
  add (&frame, "life-course-adulthood-late",
       frame.first_adulthood < 0 ? n_stages : (guint) frame.first_adulthood);
}
