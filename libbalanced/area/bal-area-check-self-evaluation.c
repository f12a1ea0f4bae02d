/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-scheme-progress-private.h"

/* How settings rate themselves over the outcomes, and what evidence they have. The rubric is that
 * of the document: the words of two scales, the weakest first. */

enum
{
  SETTING,
  OUTCOME,
  STRAND,
  LEVEL,
  RATING,
  RATING_LEVEL,
  MET,
  EVIDENCE,
  CURRENT,
  STRENGTH,
};

static const BalTableColumn columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "rating", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "rating_level", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "met", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "current", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "strength", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  CELL_OUTCOME,
  CELL_STRAND,
  CELL_LEVEL,
  CELL_SETTINGS,
  CELL_RATED,
  CELL_MET,
  CELL_EVIDENCED,
};

static const BalTableColumn cell_columns[] = {
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "settings", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "rated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "met", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "evidenced", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
};

/* What one setting says about one outcome. */
typedef struct
{
  BalItem *rating; /* borrowed; the latest; nullable */
  guint level;     /* of the rating, from 1; 0: none, or off the scale */
  gboolean met;
  guint n_evidence;
  guint n_current;
  guint strength; /* of the strongest that counts, from 1; 0: none is graded */
} Cell;

typedef struct
{
  BalAreaChecking *checking;
  BalItem *scheme;      /* borrowed */
  GListModel *outcomes; /* borrowed */
  GHashTable *places;   /* owned: outcome -> its place */
  guint n_outcomes;
  guint met_from;     /* the place in the scale from 1; 0: not stated, or off the scale */
  guint *n_rated;     /* owned; by outcome, over the settings, as the two below */
  guint *n_met;       /* owned */
  guint *n_evidenced; /* owned */
} Evaluation;

static guint
get_place (BalItem *scheme, const char *scale, const char *word)
{
  const char *const *words = bal_item_get_texts (scheme, scale);

  for (guint i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i + 1;

  return 0;
}

static BalOutcome *
get_outcome (const Evaluation *self, const char *code)
{
  return code != NULL
           ? bal_framework_lookup_outcome (bal_area_get_framework (self->checking->area), code)
           : NULL;
}

/* The cell of an outcome, or NULL for a code that is none. */
static Cell *
find_cell (const Evaluation *self, Cell *cells, const char *code)
{
  BalOutcome *outcome = get_outcome (self, code);
  gpointer place = NULL;

  if (outcome == NULL || !g_hash_table_lookup_extended (self->places, outcome, NULL, &place))
    return NULL;

  return &cells[GPOINTER_TO_UINT (place)];
}

static void
check_word (const Evaluation *self, BalItem *item, const char *member, const char *scale)
{
  const char *word = bal_item_get_text (item, member);

  if (word != NULL && get_place (self->scheme, scale, word) == 0)
    bal_area_checking_add (self->checking, "scheme-word-off-scale", item, member, NULL, 0);
}

static gboolean
is_later (BalItem *rating, gint32 as_at)
{
  const gint32 day = bal_item_get_day (rating, "date");

  return as_at != BAL_DAY_NONE && day != BAL_DAY_NONE && day > as_at;
}

/* The latest up to the as-at date stands; what has no date comes before all that has one. */
static void
read_ratings (const Evaluation *self, BalItem *entry, Cell *cells)
{
  GListModel *ratings = bal_item_get_items (entry, "ratings");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ratings); i++)
    {
      BalItem *rating = bal_item_peek (ratings, i);
      Cell *cell = find_cell (self, cells, bal_item_get_text (rating, "outcome"));
      const gint32 day = bal_item_get_day (rating, "date");
      gint64 key = 0;

      check_word (self, rating, "rating", "rating_scale");
      if (cell == NULL || is_later (rating, self->checking->as_at))
        continue;
      key = (gint64) (cell - cells) << 32 | (guint32) day;
      if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        bal_area_checking_add (self->checking, "self-rating-repeated", rating, NULL, NULL, 0);
      if (cell->rating == NULL || day > bal_item_get_day (cell->rating, "date"))
        cell->rating = rating;
    }
  for (guint i = 0; i < self->n_outcomes; i++)
    {
      Cell *cell = &cells[i];

      if (cell->rating != NULL)
        cell->level =
          get_place (self->scheme, "rating_scale", bal_item_get_text (cell->rating, "rating"));
      cell->met = self->met_from > 0 && cell->level >= self->met_from;
    }
}

static void
read_evidence (const Evaluation *self, BalItem *entry, Cell *cells)
{
  GListModel *items = bal_item_get_items (entry, "evidence");
  const gint32 as_at = self->checking->as_at;
  BalFindingFigure expired = { "items", 0.0 };

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *const *codes = bal_item_get_texts (item, "outcomes");
      const gint32 last = bal_item_get_day (item, "last_day");
      const gboolean current = as_at == BAL_DAY_NONE || last == BAL_DAY_NONE || as_at <= last;
      const guint strength =
        get_place (self->scheme, "strength_scale", bal_item_get_text (item, "strength"));

      check_word (self, item, "strength", "strength_scale");
      if (is_later (item, as_at))
        continue;
      expired.value += !current;
      if (codes[0] == NULL)
        bal_area_checking_add (self->checking, "evidence-without-outcome", item, NULL, NULL, 0);
      for (guint j = 0; codes[j] != NULL; j++)
        {
          Cell *cell = find_cell (self, cells, codes[j]);

          if (cell == NULL)
            continue;
          cell->n_evidence++;
          cell->n_current += current;
          if (current)
            cell->strength = MAX (cell->strength, strength);
        }
    }
  if (expired.value > 0.0)
    bal_area_checking_add (self->checking, "evidence-expired", entry, "evidence", &expired, 1);
}

static void
append_place (BalTableBuilder *table, guint column, BalItem *scheme, const char *scale, guint place)
{
  if (place > 0)
    bal_table_builder_append_text (table, column, bal_item_get_texts (scheme, scale)[place - 1]);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

static void
append_cell (const Evaluation *self,
             BalTableBuilder *table,
             BalItem *entry,
             BalOutcome *outcome,
             const Cell *cell)
{
  bal_table_builder_append_text (table, SETTING, bal_item_get_text (entry, "setting"));
  bal_table_builder_append_text (table, OUTCOME, bal_outcome_get_code (outcome));
  bal_table_builder_append_text (table, STRAND, bal_outcome_get_strand (outcome));
  bal_table_builder_append_text (table, LEVEL, bal_outcome_get_level (outcome));
  append_place (table, RATING, self->scheme, "rating_scale", cell->level);
  if (cell->level > 0)
    bal_table_builder_append_int (table, RATING_LEVEL, cell->level);
  else
    bal_table_builder_append_state (table, RATING_LEVEL, BAL_VALUE_STATE_MISSING);
  if (cell->level > 0 && self->met_from > 0)
    bal_table_builder_append_boolean (table, MET, cell->met);
  else
    bal_table_builder_append_state (table, MET, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_int (table, EVIDENCE, cell->n_evidence);
  bal_table_builder_append_int (table, CURRENT, cell->n_current);
  append_place (table, STRENGTH, self->scheme, "strength_scale", cell->strength);
}

/* How many different strands, or levels, have an outcome without evidence that counts. */
static guint
count_bare (const Evaluation *self, const Cell *cells, const char *(*get_code) (BalOutcome *) )
{
  g_autoptr (GHashTable) bare = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_outcomes; i++)
    if (cells[i].n_current == 0)
      g_hash_table_add (bare, (gpointer) get_code (bal_item_peek (self->outcomes, i)));

  return g_hash_table_size (bare);
}

/* An award says that every strand and level is done well; the portfolio has to show it. */
static void
check_coverage (const Evaluation *self, BalItem *entry, const Cell *cells, guint n_bare)
{
  const BalFindingFigure figures[] = {
    { "cells", n_bare },
    { "of", self->n_outcomes },
    { "strands", count_bare (self, cells, bal_outcome_get_strand) },
    { "levels", count_bare (self, cells, bal_outcome_get_level) }
  };

  if (n_bare > 0)
    bal_area_checking_add (self->checking, "scheme-coverage-gap", entry, "evidence", figures,
                           G_N_ELEMENTS (figures));
}

static void
check_cells (const Evaluation *self, BalItem *entry, const Cell *cells)
{
  BalFindingFigure unrated[] = { { "cells", 0.0 }, { "of", self->n_outcomes } };
  BalFindingFigure unshown = { "cells", 0.0 };
  BalSchemeProgress progress = { 0 };
  guint n_bare = 0;

  for (guint i = 0; i < self->n_outcomes; i++)
    {
      unrated[0].value += cells[i].rating == NULL;
      unshown.value += cells[i].met && cells[i].n_current == 0;
      n_bare += cells[i].n_current == 0;
    }
  if (unshown.value > 0.0)
    bal_area_checking_add (self->checking, "self-rating-without-evidence", entry, "ratings",
                           &unshown, 1);

  bal_scheme_progress_init (&progress, self->scheme, entry, self->checking->as_at);
  if (unrated[0].value > 0.0 && progress.stage >= BAL_SCHEME_STAGE_AUDIT)
    bal_area_checking_add (self->checking, "self-evaluation-incomplete", entry, "ratings", unrated,
                           2);
  if (progress.award != NULL || progress.stage >= BAL_SCHEME_STAGE_PORTFOLIO)
    check_coverage (self, entry, cells, n_bare);
  bal_scheme_progress_clear (&progress);
}

static void
append_entry (Evaluation *self, BalTableBuilder *table, BalItem *entry)
{
  g_autofree Cell *cells = g_new0 (Cell, self->n_outcomes);

  read_ratings (self, entry, cells);
  read_evidence (self, entry, cells);
  for (guint i = 0; i < self->n_outcomes; i++)
    {
      append_cell (self, table, entry, bal_item_peek (self->outcomes, i), &cells[i]);
      self->n_rated[i] += cells[i].level > 0;
      self->n_met[i] += cells[i].met;
      self->n_evidenced[i] += cells[i].n_current > 0;
    }
  check_cells (self, entry, cells);
}

static void
add_cells (Evaluation *self, guint n_entries)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("scheme_cells", cell_columns, G_N_ELEMENTS (cell_columns));

  for (guint i = 0; i < self->n_outcomes; i++)
    {
      BalOutcome *outcome = bal_item_peek (self->outcomes, i);

      bal_table_builder_append_text (table, CELL_OUTCOME, bal_outcome_get_code (outcome));
      bal_table_builder_append_text (table, CELL_STRAND, bal_outcome_get_strand (outcome));
      bal_table_builder_append_text (table, CELL_LEVEL, bal_outcome_get_level (outcome));
      bal_table_builder_append_int (table, CELL_SETTINGS, n_entries);
      bal_table_builder_append_int (table, CELL_RATED, self->n_rated[i]);
      if (self->met_from > 0)
        bal_table_builder_append_int (table, CELL_MET, self->n_met[i]);
      else
        bal_table_builder_append_state (table, CELL_MET, BAL_VALUE_STATE_MISSING);
      bal_table_builder_append_int (table, CELL_EVIDENCED, self->n_evidenced[i]);
    }
  bal_area_checking_end_table (self->checking, table);
}

static void
evaluation_init (Evaluation *self, BalAreaChecking *checking, BalItem *scheme)
{
  self->checking = checking;
  self->scheme = scheme;
  self->outcomes = bal_framework_get_outcomes (bal_area_get_framework (checking->area));
  self->n_outcomes = g_list_model_get_n_items (self->outcomes);
  self->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->n_outcomes; i++)
    g_hash_table_insert (self->places, bal_item_peek (self->outcomes, i), GUINT_TO_POINTER (i));
  self->met_from = get_place (scheme, "rating_scale", bal_item_get_text (scheme, "met_from"));
  self->n_rated = g_new0 (guint, self->n_outcomes);
  self->n_met = g_new0 (guint, self->n_outcomes);
  self->n_evidenced = g_new0 (guint, self->n_outcomes);
}

static void
evaluation_clear (Evaluation *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->n_rated, g_free);
  g_clear_pointer (&self->n_met, g_free);
  g_clear_pointer (&self->n_evidenced, g_free);
}

void
bal_area_check_self_evaluation (BalAreaChecking *self)
{
  BalItem *scheme = bal_item_get_item (BAL_ITEM (self->area), "setting_scheme");
  GListModel *entries = scheme != NULL ? bal_item_get_items (scheme, "settings") : NULL;
  Evaluation evaluation = { 0 };
  BalTableBuilder *table = NULL;

  if (entries == NULL || g_list_model_get_n_items (entries) == 0)
    return;

  evaluation_init (&evaluation, self, scheme);
  check_word (&evaluation, scheme, "met_from", "rating_scale");
  table = bal_table_builder_new_with_columns ("self_evaluation", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    append_entry (&evaluation, table, bal_item_peek (entries, i));
  bal_area_checking_end_table (self, table);
  add_cells (&evaluation, g_list_model_get_n_items (entries));
  evaluation_clear (&evaluation);
}
