/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-comparing-private.h"

/* The cells of the documents, and the shares of two reviews. */

/* What stands between the codes of a strand and a level, and in neither. */
#define BETWEEN "\n"

/* The rows of the cells of a table, by strand and level; where two rows are of one cell, the first.
 * NULL: there is no table. */
static GHashTable *
index_cells (BalTable *table)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (table == NULL)
    return NULL;
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      const char *strand = bal_comparing_get_text (table, "strand", row);
      const char *level = bal_comparing_get_text (table, "level", row);
      g_autofree char *cell = NULL;

      if (strand == NULL || level == NULL)
        continue;
      cell = g_strconcat (strand, BETWEEN, level, NULL);
      if (!g_hash_table_contains (cells, cell))
        g_hash_table_insert (cells, g_steal_pointer (&cell), g_memdup2 (&row, sizeof row));
    }

  return g_steal_pointer (&cells);
}

static gboolean
find_cell (GHashTable *cells, const char *strand, const char *level, guint64 *row)
{
  g_autofree char *cell = g_strconcat (strand, BETWEEN, level, NULL);
  const guint64 *found = cells != NULL ? g_hash_table_lookup (cells, cell) : NULL;

  *row = found != NULL ? *found : 0;

  return found != NULL;
}

static const BalTableColumn provision_columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "units_after", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "change", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* A cell in which a unit might stand that does not say where is neither filled nor empty. */
static const char *
describe_cell (const gboolean *known, const gint64 *units)
{
  if (!known[0] || !known[1])
    return "unknown";
  if (units[0] == 0)
    return units[1] > 0 ? "filled" : "still_empty";

  return units[1] > 0 ? "kept" : "emptied";
}

static void
append_cell (BalComparing *self,
             BalTableBuilder *table,
             GHashTable *const *cells,
             const char *strand,
             const char *level,
             BalFindingFigure *figures)
{
  gboolean known[] = { FALSE, FALSE };
  gint64 units[] = { 0, 0 };
  const char *change = NULL;

  bal_table_builder_append_text (table, 0, strand);
  bal_table_builder_append_text (table, 1, level);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      BalTable *provision = bal_review_lookup_table (self->reviews[i], "provision");
      guint64 row = 0;

      known[i] = find_cell (cells[i], strand, level, &row) &&
                 bal_comparing_get_count (provision, "units", row, &units[i]);
      if (known[i])
        bal_table_builder_append_int (table, 2 + i, units[i]);
      else
        bal_table_builder_append_state (table, 2 + i, BAL_VALUE_STATE_MISSING);
    }
  change = describe_cell (known, units);
  bal_table_builder_append_text (table, 4, change);
  figures[0].value += g_str_equal (change, "filled");
  figures[1].value += g_str_equal (change, "emptied");
}

void
bal_comparing_compare_documents (BalComparing *self)
{
  BalTable *after = bal_review_lookup_table (self->reviews[1], "provision");
  g_autoptr (GHashTable) before_cells =
    index_cells (bal_review_lookup_table (self->reviews[0], "provision"));
  g_autoptr (GHashTable) after_cells = index_cells (after);
  GHashTable *const cells[] = { before_cells, after_cells };
  BalFindingFigure figures[] = { { "filled", 0.0 }, { "emptied", 0.0 } };
  BalTableBuilder *table = NULL;

  if (before_cells == NULL || after_cells == NULL || !self->same_words)
    return;
  table = bal_table_builder_new_with_columns ("compared_provision", provision_columns,
                                              G_N_ELEMENTS (provision_columns));
  for (guint64 row = 0; row < bal_table_get_n_rows (after); row++)
    {
      const char *strand = bal_comparing_get_text (after, "strand", row);
      const char *level = bal_comparing_get_text (after, "level", row);

      if (strand != NULL && level != NULL)
        append_cell (self, table, cells, strand, level, figures);
    }
  bal_comparing_end_table (self, table);
  if (figures[0].value + figures[1].value > 0.0)
    bal_findings_builder_add (self->findings, "review-cells-changed", "/compared_provision", NULL,
                              figures, G_N_ELEMENTS (figures));
}

enum
{
  PART_BEFORE,
  OF_BEFORE,
  SHARE_BEFORE,
  PART_AFTER,
  OF_AFTER,
  SHARE_AFTER,
  DIFFERENCE,
  LOWER,
  UPPER,
  DIRECTION,
};

#define SHARE_COLUMNS                                                        \
  { "part_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },     \
    { "of_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },     \
    { "share_before", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL }, \
    { "part_after", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },    \
    { "of_after", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },      \
    { "share_after", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },  \
    { "difference", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },    \
    { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },         \
    { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },         \
  {                                                                          \
    "direction", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL            \
  }

static const BalTableColumn share_columns[] = {
  { "share", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "counts", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  SHARE_COLUMNS,
};

static const BalTableColumn balance_columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  SHARE_COLUMNS,
};

/* So many of so many, in one review. */
typedef struct
{
  gboolean known;
  gint64 part;
  gint64 of;
} Share;

static void
append_direction (BalTableBuilder *table, guint column, const char *direction)
{
  if (direction != NULL)
    bal_table_builder_append_text (table, column, direction);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

/* Both shares after @first, and their difference where they may be compared. */
static BalEstimate
append_shares (BalComparing *self, BalTableBuilder *table, guint first, const Share *shares)
{
  BalEstimate difference = bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  for (guint i = 0; i < 2; i++)
    {
      const guint column = first + (i == 0 ? PART_BEFORE : PART_AFTER);

      if (shares[i].known)
        {
          bal_table_builder_append_int (table, column, shares[i].part);
          bal_table_builder_append_int (table, column + 1, shares[i].of);
          bal_table_builder_append_double (table, column + 2,
                                           (double) shares[i].part / (double) shares[i].of);
        }
      else
        for (guint j = 0; j < 3; j++)
          bal_table_builder_append_state (table, column + j, BAL_VALUE_STATE_NOT_AVAILABLE);
    }
  if (self->apart && shares[0].known && shares[1].known && shares[0].of > 0 && shares[1].of > 0)
    difference = bal_interval_newcombe ((double) shares[1].part, (double) shares[1].of,
                                        (double) shares[0].part, (double) shares[0].of,
                                        BAL_COMPARING_CONFIDENCE);
  bal_comparing_append_estimate (table, first + DIFFERENCE, &difference);
  append_direction (table, first + DIRECTION, bal_comparing_get_direction (&difference, 0.0));

  return difference;
}

static Share
make_share (gboolean known, gint64 part, gint64 of)
{
  const Share share = { known, part, of };

  return share;
}

/* Moves that begin at the universal level, and those of them that skip the targeted one. */
static Share
count_jumps (BalReview *review)
{
  BalTable *moves = bal_review_lookup_table (review, "level_transitions");
  const guint64 n_rows = moves != NULL ? bal_table_get_n_rows (moves) : 0;
  Share share = { moves != NULL, 0, 0 };

  for (guint64 row = 0; row < n_rows; row++)
    {
      gint64 n_moves = 0;

      if (g_strcmp0 (bal_comparing_get_text (moves, "from_level", row), "universal") != 0 ||
          !bal_comparing_get_count (moves, "moves", row, &n_moves))
        continue;
      share.of += n_moves;
      if (g_strcmp0 (bal_comparing_get_text (moves, "to_level", row), "specialist") == 0)
        share.part += n_moves;
    }

  return share;
}

static Share
count_without_targeted (BalReview *review)
{
  BalTable *table = bal_review_lookup_table (review, "first_specialist");
  gint64 with = 0;
  gint64 without = 0;
  const gboolean known = bal_comparing_get_count (table, "targeted_before", 0, &with) &&
                         bal_comparing_get_count (table, "no_targeted_before", 0, &without);

  return make_share (known, without, with + without);
}

static Share
count_targeted (BalReview *review)
{
  BalTable *table = bal_review_lookup_table (review, "missing_middle");
  gint64 part = 0;
  gint64 of = 0;
  const gboolean known = bal_comparing_get_count (table, "targeted_children", 0, &part) &&
                         bal_comparing_get_count (table, "children", 0, &of);

  return make_share (known, part, of);
}

static Share
count_idle (BalReview *review)
{
  BalTable *table = bal_review_lookup_table (review, "waiting_children");
  gint64 part = 0;
  gint64 of = 0;
  const gboolean known = bal_comparing_get_count (table, "children_with_idle_days", 0, &part) &&
                         bal_comparing_get_count (table, "children", 0, &of);

  return make_share (known, part, of);
}

static const struct
{
  const char *name;
  const char *counts;
  const char *code; /* of the finding when it has changed */
  Share (*count) (BalReview *review);
} kinds[] = {
  { "universal_to_specialist", "moves", "review-jumps-changed", count_jumps },
  { "specialist_without_targeted", "children", "review-without-targeted-changed",
    count_without_targeted },
  { "with_targeted", "children", "review-targeted-changed", count_targeted },
  { "waiting_with_idle_days", "children", "review-idle-waits-changed", count_idle },
};

static void
report_change (BalComparing *self, guint kind, const Share *shares, const BalEstimate *change)
{
  const char *direction = bal_comparing_get_direction (change, 0.0);
  g_autofree char *subject = g_strconcat ("/compared_shares/", kinds[kind].name, NULL);
  const BalFindingFigure figures[] = {
    { "before", (double) shares[0].part / (double) shares[0].of },
    { "after", (double) shares[1].part / (double) shares[1].of },
    { "lower", change->lower },
    { "upper", change->upper },
  };

  if (direction != NULL && !g_str_equal (direction, "unclear"))
    bal_findings_builder_add (self->findings, kinds[kind].code, subject, NULL, figures,
                              G_N_ELEMENTS (figures));
}

static void
compare_kinds (BalComparing *self)
{
  BalTableBuilder *table = bal_table_builder_new_with_columns ("compared_shares", share_columns,
                                                               G_N_ELEMENTS (share_columns));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Share shares[] = { kinds[i].count (self->reviews[0]),
                               kinds[i].count (self->reviews[1]) };
      BalEstimate change = bal_estimate_none (BAL_STATISTIC_UNDEFINED);

      bal_table_builder_append_text (table, 0, kinds[i].name);
      bal_table_builder_append_text (table, 1, kinds[i].counts);
      change = append_shares (self, table, 2, shares);
      report_change (self, i, shares, &change);
    }
  bal_comparing_end_table (self, table);
}

static Share
count_cell (BalReview *review, GHashTable *cells, const char *strand, const char *level)
{
  BalTable *balance = bal_review_lookup_table (review, "balance");
  Share share = count_targeted (review);
  guint64 row = 0;

  share.known = share.known && find_cell (cells, strand, level, &row) &&
                bal_comparing_get_count (balance, "children", row, &share.part);

  return share;
}

static void
compare_balance (BalComparing *self)
{
  BalTable *after = bal_review_lookup_table (self->reviews[1], "balance");
  g_autoptr (GHashTable) before_cells =
    index_cells (bal_review_lookup_table (self->reviews[0], "balance"));
  g_autoptr (GHashTable) after_cells = index_cells (after);
  GHashTable *const cells[] = { before_cells, after_cells };
  BalTableBuilder *table = NULL;

  if (after == NULL || !self->same_words)
    return;
  table = bal_table_builder_new_with_columns ("compared_balance", balance_columns,
                                              G_N_ELEMENTS (balance_columns));
  for (guint64 row = 0; row < bal_table_get_n_rows (after); row++)
    {
      const char *strand = bal_comparing_get_text (after, "strand", row);
      const char *level = bal_comparing_get_text (after, "level", row);
      Share shares[2] = { 0 };

      if (strand == NULL || level == NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        shares[i] = count_cell (self->reviews[i], cells[i], strand, level);
      bal_table_builder_append_text (table, 0, strand);
      bal_table_builder_append_text (table, 1, level);
      append_shares (self, table, 2, shares);
    }
  bal_comparing_end_table (self, table);
}

static const BalTableColumn waiting_columns[] = {
  { "weeks", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "weeks" },
  { "share_before", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_after", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "difference", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "direction", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

static double
get_figure (BalTable *table, const char *name, guint64 row)
{
  BalColumn *column = bal_table_lookup_column (table, name);

  return column != NULL && bal_column_get_kind (column) == BAL_COLUMN_KIND_DOUBLE &&
             bal_value_state_has_value (bal_column_get_state (column, row))
           ? bal_column_get_double (column, row)
           : NAN;
}

static BalEstimate
get_waiting (BalTable *table, guint64 row)
{
  const double share = get_figure (table, "share_waiting", row);

  if (!isfinite (share))
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  return bal_estimate_new (share, get_figure (table, "share_waiting_lower", row),
                           get_figure (table, "share_waiting_upper", row));
}

/* The difference of two shares of which each has an interval of its own (Zou and Donner 2008). */
static BalEstimate
subtract (const BalEstimate *after, const BalEstimate *before)
{
  const double difference = after->value - before->value;

  if (after->status != BAL_STATISTIC_OK || before->status != BAL_STATISTIC_OK)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  if (after->interval_status != BAL_STATISTIC_OK || before->interval_status != BAL_STATISTIC_OK)
    return bal_estimate_bare (difference, BAL_STATISTIC_UNDEFINED);

  return bal_estimate_new (
    difference, difference - hypot (after->value - after->lower, before->upper - before->value),
    difference + hypot (after->upper - after->value, before->value - before->lower));
}

static void
append_waiting (BalComparing *self, BalTableBuilder *table, gint64 weeks, const BalEstimate *shares)
{
  BalEstimate change =
    self->apart ? subtract (&shares[1], &shares[0]) : bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  bal_table_builder_append_int (table, 0, weeks);
  for (guint i = 0; i < 2; i++)
    bal_table_builder_append_double (table, 1 + i, shares[i].value);
  bal_comparing_append_estimate (table, 3, &change);
  append_direction (table, 6, bal_comparing_get_direction (&change, 0.0));
}

/* Both analyses list the same weeks in the same order. */
static void
compare_waiting (BalComparing *self)
{
  BalTable *tables[] = { bal_review_lookup_table (self->reviews[0], "survival_shares"),
                         bal_review_lookup_table (self->reviews[1], "survival_shares") };
  BalTableBuilder *table = NULL;

  if (tables[0] == NULL || tables[1] == NULL)
    return;
  table = bal_table_builder_new_with_columns ("compared_waiting", waiting_columns,
                                              G_N_ELEMENTS (waiting_columns));
  for (guint64 row = 0;
       row < MIN (bal_table_get_n_rows (tables[0]), bal_table_get_n_rows (tables[1])); row++)
    {
      const BalEstimate shares[] = { get_waiting (tables[0], row), get_waiting (tables[1], row) };
      gint64 weeks[] = { 0, 0 };

      if (bal_comparing_get_count (tables[0], "weeks", row, &weeks[0]) &&
          bal_comparing_get_count (tables[1], "weeks", row, &weeks[1]) && weeks[0] == weeks[1])
        append_waiting (self, table, weeks[0], shares);
    }
  bal_comparing_end_table (self, table);
}

void
bal_comparing_compare_shares (BalComparing *self)
{
  compare_balance (self);
  compare_kinds (self);
  compare_waiting (self);
}
