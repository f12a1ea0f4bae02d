/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* What a review found: the matrix of findings, the themes, and how many streams of evidence stand
 * behind each. */

static const char *const kinds[] = { "works_well", "could_be_better", "opportunity" };

enum
{
  OBSERVATION,
  KIND,
  WHOLE_SYSTEM,
  PROVIDERS,
  THEMES,
  STREAMS,
  STATEMENT,
};

static const BalTableColumn observation_columns[] = {
  { "observation", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "whole_system", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "providers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "themes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "streams", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "statement", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  MATRIX_PROVIDER,
  MATRIX_WHOLE_SYSTEM,
  MATRIX_KIND,
  MATRIX_OBSERVATIONS,
  MATRIX_STREAMS,
  MATRIX_THEMES,
};

static const BalTableColumn matrix_columns[] = {
  { "provider", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "whole_system", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "observations", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "streams", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "themes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

enum
{
  THEME,
  THEME_LABEL,
  THEME_OBSERVATIONS,
  THEME_ENGAGEMENTS,
  THEME_PROVIDERS,
  THEME_STREAMS,
  THEME_ACTIONS,
};

static const BalTableColumn theme_columns[] = {
  { "theme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "label", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "observations", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "engagements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "providers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "streams", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

/* What is counted over some observations: the codes belong to them. */
typedef struct
{
  guint n_observations;
  GHashTable *streams;   /* owned */
  GHashTable *themes;    /* owned */
  GHashTable *providers; /* owned */
} Tally;

static void
tally_init (Tally *self)
{
  self->n_observations = 0;
  self->streams = g_hash_table_new (g_str_hash, g_str_equal);
  self->themes = g_hash_table_new (g_str_hash, g_str_equal);
  self->providers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tally_clear (Tally *self)
{
  g_hash_table_unref (self->streams);
  g_hash_table_unref (self->themes);
  g_hash_table_unref (self->providers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

static void
tally_add (Tally *self, BalItem *observation)
{
  self->n_observations++;
  bal_area_checking_count_named (self->streams, observation, "streams");
  bal_area_checking_count_named (self->themes, observation, "themes");
  bal_area_checking_count_named (self->providers, observation, "providers");
}

static gboolean
names (BalItem *item, const char *member, const char *code)
{
  return code != NULL && g_strv_contains (bal_item_get_texts (item, member), code);
}

/* Nothing on one side of the matrix is not a finding of nothing. */
static void
append_found (BalTableBuilder *table, guint column, guint count, gboolean any)
{
  if (any)
    bal_table_builder_append_int (table, column, count);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

/* One row for each kind; a provider of NULL is the whole system. Says how many cells are empty. */
static guint
append_provider (BalTableBuilder *table, GListModel *observations, const char *provider)
{
  const guint n_observations = g_list_model_get_n_items (observations);
  guint n_empty = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Tally) tally = { 0 };

      tally_init (&tally);
      for (guint j = 0; j < n_observations; j++)
        {
          BalItem *observation = bal_item_peek (observations, j);
          const gboolean is_here = provider != NULL
                                     ? names (observation, "providers", provider)
                                     : bal_item_get_boolean (observation, "whole_system");

          if (is_here && g_strcmp0 (bal_item_get_text (observation, "kind"), kinds[i]) == 0)
            tally_add (&tally, observation);
        }
      n_empty += tally.n_observations == 0;
      if (provider != NULL)
        bal_table_builder_append_text (table, MATRIX_PROVIDER, provider);
      else
        bal_table_builder_append_state (table, MATRIX_PROVIDER, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_table_builder_append_boolean (table, MATRIX_WHOLE_SYSTEM, provider == NULL);
      bal_table_builder_append_text (table, MATRIX_KIND, kinds[i]);
      append_found (table, MATRIX_OBSERVATIONS, tally.n_observations, tally.n_observations > 0);
      append_found (table, MATRIX_STREAMS, g_hash_table_size (tally.streams),
                    tally.n_observations > 0);
      append_found (table, MATRIX_THEMES, g_hash_table_size (tally.themes),
                    tally.n_observations > 0);
    }

  return n_empty;
}

/* The rows are the agencies that observations are about, in the order of the document. */
static void
check_matrix (BalAreaChecking *self, GListModel *observations)
{
  GListModel *agencies = bal_area_checking_get_list (self, "agencies");
  g_autoptr (GHashTable) providers = g_hash_table_new (g_str_hash, g_str_equal);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("findings_matrix", matrix_columns,
                                                               G_N_ELEMENTS (matrix_columns));
  const guint n_agencies = g_list_model_get_n_items (agencies);
  const guint n_observations = g_list_model_get_n_items (observations);
  gboolean whole_system = FALSE;
  BalFindingFigure figure = { "cells", 0.0 };

  for (guint i = 0; i < n_observations; i++)
    {
      BalItem *observation = bal_item_peek (observations, i);

      bal_area_checking_count_named (providers, observation, "providers");
      whole_system = whole_system || bal_item_get_boolean (observation, "whole_system");
    }
  for (guint i = 0; i < n_agencies; i++)
    {
      const char *code = bal_item_get_text (bal_item_peek (agencies, i), "code");

      if (bal_area_checking_get_named (providers, code) > 0)
        figure.value += append_provider (table, observations, code);
    }
  if (whole_system)
    figure.value += append_provider (table, observations, NULL);
  bal_area_checking_end_table (self, table);

  if (figure.value > 0.0)
    bal_findings_builder_add (self->findings, "findings-matrix-empty", "/programme/observations",
                              NULL, &figure, 1);
}

static void
check_observation (BalAreaChecking *self, BalItem *observation, guint row, guint n_streams)
{
  const char *const list = "programme/observations";

  if (!bal_item_has_member (observation, "providers") &&
      !bal_item_get_boolean (observation, "whole_system"))
    bal_area_checking_add_row (self, "observation-without-provider", list, "providers", row);
  if (n_streams == 0)
    bal_area_checking_add_row (self, "observation-without-evidence", list, "streams", row);
  else if (n_streams < (guint) self->minimum_streams)
    bal_area_checking_add_row (self, "observation-single-stream", list, "streams", row);
}

static void
check_observations (BalAreaChecking *self, GListModel *observations)
{
  BalTableBuilder *table = bal_table_builder_new_with_columns ("observations", observation_columns,
                                                               G_N_ELEMENTS (observation_columns));
  const guint n_observations = g_list_model_get_n_items (observations);

  for (guint i = 0; i < n_observations; i++)
    {
      BalItem *observation = bal_item_peek (observations, i);
      g_auto (Tally) tally = { 0 };

      tally_init (&tally);
      tally_add (&tally, observation);
      bal_table_builder_append_text (table, OBSERVATION, bal_item_get_text (observation, "code"));
      bal_table_builder_append_text (table, KIND, bal_item_get_text (observation, "kind"));
      bal_table_builder_append_boolean (table, WHOLE_SYSTEM,
                                        bal_item_get_boolean (observation, "whole_system"));
      bal_table_builder_append_int (table, PROVIDERS, g_hash_table_size (tally.providers));
      bal_table_builder_append_int (table, THEMES, g_hash_table_size (tally.themes));
      bal_table_builder_append_int (table, STREAMS, g_hash_table_size (tally.streams));
      bal_table_builder_append_text (table, STATEMENT,
                                     bal_item_get_label (observation, "statement"));
      check_observation (self, observation, i, g_hash_table_size (tally.streams));
    }
  bal_area_checking_end_table (self, table);
}

/* People may have said what no observation holds: engagements count too, with their stream. */
static guint
tally_theme (Tally *tally, BalItem *programme, const char *theme)
{
  GListModel *observations = bal_item_get_items (programme, "observations");
  GListModel *engagements = bal_item_get_items (programme, "engagements");
  const guint n_observations = g_list_model_get_n_items (observations);
  const guint n_engagements = g_list_model_get_n_items (engagements);
  guint n_named = 0;

  for (guint i = 0; i < n_observations; i++)
    {
      BalItem *observation = bal_item_peek (observations, i);

      if (names (observation, "themes", theme))
        tally_add (tally, observation);
    }
  for (guint i = 0; i < n_engagements; i++)
    {
      BalItem *engagement = bal_item_peek (engagements, i);
      const char *stream = bal_item_get_text (engagement, "stream");

      if (!names (engagement, "themes", theme))
        continue;
      n_named++;
      if (stream != NULL)
        g_hash_table_add (tally->streams, (gpointer) stream);
    }

  return n_named;
}

static void
check_theme (BalAreaChecking *self,
             BalItem *programme,
             BalTableBuilder *table,
             guint row,
             GHashTable *answered)
{
  BalItem *theme = bal_item_peek (bal_item_get_items (programme, "themes"), row);
  const char *code = bal_item_get_text (theme, "code");
  const guint n_actions = bal_area_checking_get_named (answered, code);
  g_auto (Tally) tally = { 0 };
  guint n_engagements = 0;
  guint n_streams = 0;

  tally_init (&tally);
  n_engagements = tally_theme (&tally, programme, code);
  n_streams = g_hash_table_size (tally.streams);
  bal_table_builder_append_text (table, THEME, code);
  bal_table_builder_append_text (table, THEME_LABEL, bal_item_get_label (theme, "label"));
  bal_table_builder_append_int (table, THEME_OBSERVATIONS, tally.n_observations);
  bal_table_builder_append_int (table, THEME_ENGAGEMENTS, n_engagements);
  bal_table_builder_append_int (table, THEME_PROVIDERS, g_hash_table_size (tally.providers));
  bal_table_builder_append_int (table, THEME_STREAMS, n_streams);
  bal_table_builder_append_int (table, THEME_ACTIONS, n_actions);

  if (n_streams > 0 && n_streams < (guint) self->minimum_streams)
    bal_area_checking_add_row (self, "theme-single-stream", "programme/themes", NULL, row);
  /* When no action names a theme, nobody set out to. */
  if (n_actions == 0 && tally.n_observations + n_engagements > 0 &&
      g_hash_table_size (answered) > 0)
    bal_area_checking_add (self, "theme-without-action", theme, NULL, NULL, 0);
}

static void
check_themes (BalAreaChecking *self, BalItem *programme)
{
  g_autoptr (GHashTable) answered = bal_area_checking_count_in_actions (self, "themes");
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("themes", theme_columns, G_N_ELEMENTS (theme_columns));
  const guint n_themes = bal_item_count (programme, "themes");

  for (guint i = 0; i < n_themes; i++)
    check_theme (self, programme, table, i, answered);
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_observations (BalAreaChecking *self)
{
  BalItem *programme = bal_item_get_item (BAL_ITEM (self->area), "programme");
  GListModel *observations =
    programme != NULL ? bal_item_get_items (programme, "observations") : NULL;

  if (programme == NULL)
    return;
  if (g_list_model_get_n_items (observations) > 0)
    {
      check_observations (self, observations);
      check_matrix (self, observations);
    }
  if (bal_item_count (programme, "themes") > 0)
    check_themes (self, programme);
}
