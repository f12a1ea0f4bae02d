/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-action.h"
#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-day-private.h"

/* The phases of the review, what it looks at, and what its actions leave open. */

enum
{
  PHASE,
  PHASE_LABEL,
  PHASE_START,
  PHASE_END,
  PHASE_DAYS,
  PHASE_OUTPUTS,
  PHASE_ACTIONS,
};

static const BalTableColumn phase_columns[] = {
  { "phase", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "label", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "outputs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

enum
{
  ACTION,
  FOCUS_AREA,
  OWNER,
  ADDRESSEES,
  ACTION_PHASE,
  ACTION_START,
  ACTION_END,
  EVIDENCE,
  THEMES,
};

static const BalTableColumn action_columns[] = {
  { "action", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "focus_area", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "owner", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "addressees", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "phase", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "themes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

enum
{
  STATEMENT,
  KIND,
  SCOPE_LABEL,
  SCOPE_AGENCIES,
  SCOPE_OBSERVATIONS,
  SCOPE_ACTIONS,
};

static const BalTableColumn scope_columns[] = {
  { "statement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "label", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "observations", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

static void
check_reversed (BalAreaChecking *self, BalItem *item)
{
  const gint32 first = bal_item_get_day (item, "start");
  const gint32 last = bal_item_get_last_day (item, "end");

  if (first != BAL_DAY_NONE && last != BAL_DAY_NONE && last < first)
    bal_area_checking_add (self, "dates-reversed", item, NULL, NULL, 0);
}

/* A phase that is open may go on beside the next one: nothing is said then. */
static void
check_order (BalAreaChecking *self, BalItem *before, BalItem *phase)
{
  const gint32 start = bal_item_get_day (phase, "start");
  const gint32 last = bal_item_get_last_day (before, "end");
  BalFindingFigure figure = { "days", 0.0 };

  if (start < bal_item_get_day (before, "start"))
    {
      bal_area_checking_add (self, "phases-out-of-order", phase, NULL, NULL, 0);
      return;
    }
  if (last == BAL_DAY_NONE || start == last + 1)
    return;

  figure.value = start <= last ? (double) last - start + 1.0 : (double) start - last - 1.0;
  bal_area_checking_add (self, start <= last ? "phases-overlap" : "phases-gap", phase, NULL,
                         &figure, 1);
}

static void
append_phase (BalTableBuilder *table, BalItem *phase, guint n_actions)
{
  const gint32 start = bal_item_get_day (phase, "start");
  const gint32 last = bal_item_get_last_day (phase, "end");

  bal_table_builder_append_text (table, PHASE, bal_item_get_text (phase, "code"));
  bal_table_builder_append_text (table, PHASE_LABEL, bal_item_get_label (phase, "label"));
  bal_table_builder_append_day (table, PHASE_START, start);
  bal_table_builder_append_day (table, PHASE_END, last);
  if (start != BAL_DAY_NONE && last >= start)
    bal_table_builder_append_int (table, PHASE_DAYS, (gint64) last - start + 1);
  else
    bal_table_builder_append_state (table, PHASE_DAYS, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_int (table, PHASE_OUTPUTS, bal_item_count (phase, "outputs"));
  bal_table_builder_append_int (table, PHASE_ACTIONS, n_actions);
}

static GHashTable *
count_actions_by_phase (GPtrArray *actions)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < actions->len; i++)
    {
      const char *phase = bal_item_get_text (g_ptr_array_index (actions, i), "phase");

      if (phase != NULL)
        g_hash_table_insert (counts, (gpointer) phase,
                             GUINT_TO_POINTER (bal_area_checking_get_named (counts, phase) + 1));
    }

  return counts;
}

static void
check_phases (BalAreaChecking *self, GListModel *phases, GPtrArray *actions)
{
  g_autoptr (GHashTable) counts = count_actions_by_phase (actions);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("phases", phase_columns, G_N_ELEMENTS (phase_columns));
  const guint n_phases = g_list_model_get_n_items (phases);
  BalItem *before = NULL;

  for (guint i = 0; i < n_phases; i++)
    {
      BalItem *phase = bal_item_peek (phases, i);

      append_phase (table, phase,
                    bal_area_checking_get_named (counts, bal_item_get_text (phase, "code")));
      check_reversed (self, phase);
      if (bal_item_get_texts (phase, "outputs")[0] == NULL)
        bal_area_checking_add_row (self, "phase-without-outputs", "programme/phases", "outputs", i);
      if (bal_item_get_day (phase, "start") == BAL_DAY_NONE)
        {
          bal_area_checking_add_row (self, "phase-undated", "programme/phases", "start", i);
          continue;
        }
      if (before != NULL)
        check_order (self, before, phase);
      before = phase;
    }
  bal_area_checking_end_table (self, table);
}

/* Only what must lie outside: an end that is not stated may be anywhere. */
static gboolean
is_outside (BalItem *action, BalItem *phase)
{
  const gint32 start = bal_item_get_day (phase, "start");
  const gint32 last = bal_item_get_last_day (phase, "end");
  const gint32 action_start = bal_item_get_day (action, "start");
  const gint32 action_last = bal_item_get_last_day (action, "end");

  return (start != BAL_DAY_NONE && action_start != BAL_DAY_NONE && action_start < start) ||
         (start != BAL_DAY_NONE && action_last != BAL_DAY_NONE && action_last < start) ||
         (last != BAL_DAY_NONE && action_last != BAL_DAY_NONE && action_last > last) ||
         (last != BAL_DAY_NONE && action_start != BAL_DAY_NONE && action_start > last);
}

static gboolean
names_out_of_scope (BalAreaChecking *self, BalItem *item)
{
  const char *const *codes = bal_item_get_texts (item, "scope");

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *statement = bal_area_lookup (self->area, "scope", codes[i]);

      if (statement != NULL && g_strcmp0 (bal_item_get_text (statement, "kind"), "out") == 0)
        return TRUE;
    }

  return FALSE;
}

/* Of an action and of those that it consists of. */
static void
check_inside (BalItem *item, gpointer data)
{
  BalAreaChecking *self = data;
  const char *code = BAL_IS_ACTION (item) ? bal_item_get_text (item, "phase") : NULL;
  BalItem *phase = code != NULL ? bal_area_lookup (self->area, "phases", code) : NULL;

  if (!BAL_IS_ACTION (item))
    return;
  check_reversed (self, item);
  if (phase != NULL && is_outside (item, phase))
    bal_area_checking_add (self, "action-outside-phase", item, NULL, NULL, 0);
  if (names_out_of_scope (self, item))
    bal_area_checking_add (self, "action-outside-scope", item, "scope", NULL, 0);
}

static void
append_action (BalTableBuilder *table, BalItem *action, BalItem *focus_area)
{
  bal_table_builder_append_text (table, ACTION, bal_item_get_text (action, "code"));
  bal_table_builder_append_text (table, FOCUS_AREA, bal_item_get_text (focus_area, "code"));
  bal_table_builder_append_text (table, OWNER, bal_item_get_text (action, "owner"));
  bal_table_builder_append_int (table, ADDRESSEES, bal_item_count (action, "addressees"));
  bal_table_builder_append_text (table, ACTION_PHASE, bal_item_get_text (action, "phase"));
  bal_table_builder_append_day (table, ACTION_START, bal_item_get_day (action, "start"));
  bal_table_builder_append_day (table, ACTION_END, bal_item_get_last_day (action, "end"));
  bal_table_builder_append_int (table, EVIDENCE, bal_item_count (action, "evidence"));
  bal_table_builder_append_int (table, THEMES, bal_item_count (action, "themes"));
}

static gboolean
has_any (BalItem *programme, const char *list)
{
  return programme != NULL && bal_item_count (programme, list) > 0;
}

/* What an action does not say is asked for only where the document has what it could name. */
static void
check_missing (BalAreaChecking *self, BalItem *programme, BalItem *action, guint row)
{
  const struct
  {
    const char *code;
    const char *member;
    const char *list; /* of the programme; NULL: it is always asked for */
  } parts[] = {
    { "action-without-owner", "owner", NULL },
    { "action-without-phase", "phase", "phases" },
    { "action-without-evidence", "evidence", "observations" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!bal_item_has_member (action, parts[i].member) &&
        (parts[i].list == NULL || has_any (programme, parts[i].list)))
      bal_area_checking_add_row (self, parts[i].code, "focus_areas", parts[i].member, row);
}

/* The rows of these findings are those of the table. */
static void
check_actions (BalAreaChecking *self, BalItem *programme)
{
  GListModel *focus_areas = bal_area_checking_get_list (self, "focus_areas");
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("actions", action_columns, G_N_ELEMENTS (action_columns));
  const guint n_areas = g_list_model_get_n_items (focus_areas);
  guint row = 0;

  for (guint i = 0; i < n_areas; i++)
    {
      BalItem *focus_area = bal_item_peek (focus_areas, i);
      GListModel *actions = bal_item_get_items (focus_area, "actions");
      const guint n_actions = g_list_model_get_n_items (actions);

      for (guint j = 0; j < n_actions; j++)
        {
          BalItem *action = bal_item_peek (actions, j);

          append_action (table, action, focus_area);
          check_missing (self, programme, action, row++);
          bal_item_visit (action, check_inside, self);
        }
    }
  bal_area_checking_end_table (self, table);
}

/* The agencies of the statements of one kind; the codes belong to the statements. */
static GHashTable *
collect_agencies (GListModel *scope, const char *kind)
{
  GHashTable *agencies = g_hash_table_new (g_str_hash, g_str_equal);
  const guint n_statements = g_list_model_get_n_items (scope);

  for (guint i = 0; i < n_statements; i++)
    {
      BalItem *statement = bal_item_peek (scope, i);
      const char *const *codes = bal_item_get_texts (statement, "agencies");

      if (g_strcmp0 (bal_item_get_text (statement, "kind"), kind) != 0)
        continue;
      for (guint j = 0; codes[j] != NULL; j++)
        g_hash_table_add (agencies, (gpointer) codes[j]);
    }

  return agencies;
}

/* An agency that is in scope for something is; where none is named, all are. */
static gboolean
is_provider_outside (const char *provider, GHashTable *in, GHashTable *out)
{
  if (g_hash_table_contains (in, provider))
    return FALSE;

  return g_hash_table_size (in) > 0 || g_hash_table_contains (out, provider);
}

static void
check_observation (BalAreaChecking *self, BalItem *observation, GHashTable *in, GHashTable *out)
{
  const char *const *providers = bal_item_get_texts (observation, "providers");
  gboolean outside = names_out_of_scope (self, observation);

  for (guint i = 0; providers[i] != NULL; i++)
    outside = outside || is_provider_outside (providers[i], in, out);
  if (outside)
    bal_area_checking_add (self, "observation-outside-scope", observation, NULL, NULL, 0);
}

/* Fills how many observations name each statement. */
static void
check_observations (BalAreaChecking *self,
                    GListModel *scope,
                    GListModel *observations,
                    GHashTable *named)
{
  g_autoptr (GHashTable) in = collect_agencies (scope, "in");
  g_autoptr (GHashTable) out = collect_agencies (scope, "out");
  const guint n_observations = g_list_model_get_n_items (observations);

  for (guint i = 0; i < n_observations; i++)
    {
      BalItem *observation = bal_item_peek (observations, i);

      bal_area_checking_count_named (named, observation, "scope");
      check_observation (self, observation, in, out);
    }
}

static void
check_scope (BalAreaChecking *self, BalItem *programme)
{
  GListModel *scope = bal_item_get_items (programme, "scope");
  g_autoptr (GHashTable) by_observations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_actions = bal_area_checking_count_in_actions (self, "scope");
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("scope", scope_columns, G_N_ELEMENTS (scope_columns));
  const guint n_statements = g_list_model_get_n_items (scope);

  check_observations (self, scope, bal_item_get_items (programme, "observations"), by_observations);
  if (n_statements == 0)
    bal_area_checking_add (self, "scope-not-stated", programme, NULL, NULL, 0);
  for (guint i = 0; i < n_statements; i++)
    {
      BalItem *statement = bal_item_peek (scope, i);
      const char *code = bal_item_get_text (statement, "code");
      const char *kind = bal_item_get_text (statement, "kind");
      const guint n_observations = bal_area_checking_get_named (by_observations, code);

      bal_table_builder_append_text (table, STATEMENT, code);
      bal_table_builder_append_text (table, KIND, kind);
      bal_table_builder_append_text (table, SCOPE_LABEL, bal_item_get_label (statement, "label"));
      bal_table_builder_append_int (table, SCOPE_AGENCIES, bal_item_count (statement, "agencies"));
      bal_table_builder_append_int (table, SCOPE_OBSERVATIONS, n_observations);
      bal_table_builder_append_int (table, SCOPE_ACTIONS,
                                    bal_area_checking_get_named (by_actions, code));
      /* When no observation names a statement, nobody set out to. */
      if (g_strcmp0 (kind, "in") == 0 && n_observations == 0 &&
          g_hash_table_size (by_observations) > 0)
        bal_area_checking_add_row (self, "scope-not-examined", "programme/scope", NULL, i);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_programme (BalAreaChecking *self)
{
  BalItem *programme = bal_item_get_item (BAL_ITEM (self->area), "programme");
  g_autoptr (GPtrArray) actions = bal_area_checking_collect_actions (self);

  if (actions->len > 0)
    check_actions (self, programme);
  if (programme == NULL)
    return;
  check_phases (self, bal_item_get_items (programme, "phases"), actions);
  check_scope (self, programme);
}
