/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-bounds-private.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-population.h"

/* Pairs grow with the square; nobody has this many caseloads. More are bounded without pairs. */
#define MAX_PAIRED 32

/* Statements about one caseload that are weighed against those about another. */
#define MAX_PLACINGS 64

enum
{
  CASELOADS,
  N_CASELOADS,
  OVERLAP_LOW,
  OVERLAP_HIGH,
  UNION_LOW,
  UNION_HIGH,
  NARROWED_OVERLAP_LOW,
  NARROWED_OVERLAP_HIGH,
  NARROWED_UNION_LOW,
  NARROWED_UNION_HIGH,
  DATES,
};

static const BalTableColumn columns[] = {
  { "caseloads", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "n_caseloads", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "overlap_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "overlap_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "union_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "union_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "narrowed_overlap_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "narrowed_overlap_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "narrowed_union_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "narrowed_union_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "dates", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

typedef struct
{
  BalItem *figure; /* borrowed */
  const char *population;
  gint64 size;
  gint32 last_day;
  GPtrArray *placings; /* owned: the relations that put it into another figure, or next to it */
} Caseload;

/* Two caseloads: what follows from their sizes, and from what is said about them besides. */
typedef struct
{
  BalBounds overlap;
  BalBounds narrowed;
} Pair;

static gboolean
read_caseload (BalAreaChecking *self, BalItem *figure, Caseload *caseload)
{
  const char *population = bal_item_get_text (figure, "population");
  BalItem *counted = bal_area_lookup (self->area, "populations", population);
  gint32 first = BAL_DAY_NONE;
  double number = 0.0;

  if (counted == NULL || bal_item_get_text (figure, "code") == NULL ||
      bal_item_get_enum (counted, "kind") != BAL_POPULATION_KIND_CASELOAD ||
      bal_item_has_member (figure, "geography") ||
      g_strcmp0 (bal_item_get_text (figure, "unit"), "children") != 0 ||
      !bal_area_checking_get_number (bal_item_get_figure (figure, "value"), &number) ||
      !bal_bounds_read_count (number, &caseload->size))
    return FALSE;

  caseload->figure = figure;
  caseload->population = population;
  bal_area_checking_get_days (figure, &first, &caseload->last_day);

  return TRUE;
}

static void
caseload_clear (gpointer data)
{
  Caseload *caseload = data;

  g_clear_pointer (&caseload->placings, g_ptr_array_unref);
}

/* Of several figures of one caseload the latest counts, and of those the first. */
static GArray *
collect_caseloads (BalAreaChecking *self)
{
  GListModel *figures = bal_area_checking_get_list (self, "figures");
  const guint n_figures = g_list_model_get_n_items (figures);
  GArray *caseloads = g_array_new (FALSE, FALSE, sizeof (Caseload));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (caseloads, caseload_clear);
  for (guint i = 0; i < n_figures; i++)
    {
      Caseload caseload = { 0 };
      Caseload *known = NULL;
      guint place = 0;

      if (!read_caseload (self, bal_item_peek (figures, i), &caseload))
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, caseload.population));
      known = place > 0 ? &g_array_index (caseloads, Caseload, place - 1) : NULL;
      if (known == NULL)
        {
          g_array_append_val (caseloads, caseload);
          g_hash_table_insert (places, (gpointer) caseload.population,
                               GUINT_TO_POINTER (caseloads->len));
        }
      else if (caseload.last_day > known->last_day)
        *known = caseload;
    }

  return caseloads;
}

/* How many of a set of the size the relation puts inside the other set. */
static BalBounds
read_inside (BalItem *relation, gint64 size)
{
  BalFigure *extent = bal_item_get_figure (relation, "extent");
  BalBounds inside = { 0, size }; /* what a figure without a value leaves */
  gint64 count = 0;

  if (bal_item_get_enum (relation, "kind") == BAL_RELATION_KIND_SUBSET)
    return (BalBounds){ size, size };
  if (bal_item_get_enum (relation, "kind") == BAL_RELATION_KIND_DISJOINT)
    return (BalBounds){ 0, 0 };
  if (extent == NULL)
    return inside;

  switch (bal_figure_get_qualifier (extent))
    {
    case BAL_QUALIFIER_WORD:
      if (!bal_bounds_from_word (bal_figure_get_word (extent), size, &inside))
        return (BalBounds){ 0, size };
      break;
    case BAL_QUALIFIER_EXACT:
      if (bal_value_state_has_value (bal_figure_get_state (extent)) &&
          bal_bounds_read_count (bal_figure_get_number (extent), &count))
        inside = (BalBounds){ count, count };
      break;
    case BAL_QUALIFIER_AT_LEAST:
      if (bal_bounds_read_count (bal_figure_get_number (extent), &count))
        inside.low = count;
      break;
    case BAL_QUALIFIER_AT_MOST:
      if (bal_bounds_read_count (bal_figure_get_number (extent), &count))
        inside.high = count;
      break;
    case BAL_QUALIFIER_RANGE:
      if (bal_bounds_read_count (bal_figure_get_low (extent), &count))
        inside.low = count;
      if (bal_bounds_read_count (bal_figure_get_high (extent), &count))
        inside.high = count;
      break;
    case BAL_QUALIFIER_ESTIMATE:
    case BAL_QUALIFIER_APPROXIMATELY:
    default:
      break;
    }

  return inside;
}

static gboolean
is_placing (BalItem *relation)
{
  const int kind = bal_item_get_enum (relation, "kind");

  return kind == BAL_RELATION_KIND_SUBSET || kind == BAL_RELATION_KIND_OVERLAP ||
         kind == BAL_RELATION_KIND_DISJOINT;
}

static void
collect_placings (BalAreaChecking *self, GArray *caseloads)
{
  GListModel *relations = bal_area_checking_get_list (self, "relations");
  const guint n_relations = g_list_model_get_n_items (relations);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < caseloads->len; i++)
    {
      Caseload *caseload = &g_array_index (caseloads, Caseload, i);

      caseload->placings = g_ptr_array_new ();
      g_hash_table_insert (places, (gpointer) bal_item_get_text (caseload->figure, "code"),
                           caseload->placings);
    }

  for (guint i = 0; i < n_relations; i++)
    {
      BalItem *relation = bal_item_peek (relations, i);
      GPtrArray *placings = NULL;

      if (!is_placing (relation) || bal_item_get_text (relation, "part") == NULL)
        continue;
      placings = g_hash_table_lookup (places, bal_item_get_text (relation, "part"));
      if (placings != NULL && placings->len < MAX_PLACINGS)
        g_ptr_array_add (placings, relation);
    }
}

static void
refuse (BalAreaChecking *self, BalItem *relation)
{
  bal_area_checking_add (self, "relation-impossible", relation, NULL, NULL, 0);
}

/* What is said about the two directly. */
static void
narrow_directly (BalAreaChecking *self, const Caseload *a, const Caseload *b, Pair *pair)
{
  const char *other = bal_item_get_text (b->figure, "code");

  for (guint i = 0; i < a->placings->len; i++)
    {
      BalItem *relation = g_ptr_array_index (a->placings, i);

      if (g_strcmp0 (bal_item_get_text (relation, "whole"), other) == 0 &&
          !bal_bounds_narrow (&pair->narrowed, read_inside (relation, a->size)))
        refuse (self, relation);
    }
}

/* What is said about the one, with every statement about the other that has the same whole. */
static void
narrow_within (BalAreaChecking *self,
               BalItem *relation,
               const Caseload *a,
               const Caseload *b,
               Pair *pair)
{
  const char *whole = bal_item_get_text (relation, "whole");
  BalItem *figure = bal_area_lookup (self->area, "figures", whole);
  const BalBounds inside = read_inside (relation, a->size);
  gint64 size = 0;
  double number = 0.0;

  if (figure == NULL ||
      !bal_area_checking_get_number (bal_item_get_figure (figure, "value"), &number) ||
      !bal_bounds_read_count (number, &size))
    return;

  for (guint i = 0; i < b->placings->len; i++)
    {
      BalItem *other = g_ptr_array_index (b->placings, i);
      BalBounds overlap = { 0 };

      if (g_strcmp0 (bal_item_get_text (other, "whole"), whole) != 0)
        continue;
      if (!bal_bounds_overlap_within (a->size, inside, b->size, read_inside (other, b->size), size,
                                      &overlap) ||
          !bal_bounds_narrow (&pair->narrowed, overlap))
        refuse (self, other);
    }
}

static Pair
bound_pair (BalAreaChecking *self, const Caseload *a, const Caseload *b)
{
  Pair pair = { 0 };

  pair.overlap = bal_bounds_overlap (a->size, b->size);
  pair.narrowed = pair.overlap;
  narrow_directly (self, a, b, &pair);
  narrow_directly (self, b, a, &pair);
  for (guint i = 0; i < a->placings->len; i++)
    narrow_within (self, g_ptr_array_index (a->placings, i), a, b, &pair);

  return pair;
}

static void
append_bounds (BalTableBuilder *table, guint column, BalBounds bounds)
{
  bal_table_builder_append_int (table, column, bounds.low);
  bal_table_builder_append_int (table, column + 1, bounds.high);
}

static void
append_pair (BalTableBuilder *table, const Caseload *a, const Caseload *b, const Pair *pair)
{
  g_autofree char *names = g_strdup_printf ("%s, %s", bal_item_get_text (a->figure, "code"),
                                            bal_item_get_text (b->figure, "code"));
  gint32 days = 0;

  bal_table_builder_append_text (table, CASELOADS, names);
  bal_table_builder_append_int (table, N_CASELOADS, 2);
  append_bounds (table, OVERLAP_LOW, pair->overlap);
  append_bounds (table, UNION_LOW, bal_bounds_union (a->size, b->size, pair->overlap));
  append_bounds (table, NARROWED_OVERLAP_LOW, pair->narrowed);
  append_bounds (table, NARROWED_UNION_LOW, bal_bounds_union (a->size, b->size, pair->narrowed));
  bal_table_builder_append_text (table, DATES,
                                 bal_area_checking_dates_to_word (
                                   bal_area_checking_compare_dates (a->figure, b->figure, &days)));
}

/* At least the largest union of two, and at most the sum without the one surest overlap: a child
 * in two caseloads is in no sum twice. */
static void
bound_all (BalAreaChecking *self, GArray *caseloads, BalTableBuilder *table, BalBounds *narrowed)
{
  const guint n_paired = MIN (caseloads->len, MAX_PAIRED);
  gint64 surest = 0;

  for (guint i = 0; i < n_paired; i++)
    for (guint j = i + 1; j < n_paired; j++)
      {
        const Caseload *a = &g_array_index (caseloads, Caseload, i);
        const Caseload *b = &g_array_index (caseloads, Caseload, j);
        const Pair pair = bound_pair (self, a, b);
        const BalBounds both = bal_bounds_union (a->size, b->size, pair.narrowed);

        append_pair (table, a, b, &pair);
        narrowed->low = MAX (narrowed->low, both.low);
        surest = MAX (surest, pair.narrowed.low);
      }
  narrowed->high -= surest;
}

static void
append_all (BalTableBuilder *table, guint n_caseloads, BalBounds plain, BalBounds narrowed)
{
  bal_table_builder_append_text (table, CASELOADS, "*");
  bal_table_builder_append_int (table, N_CASELOADS, n_caseloads);
  bal_table_builder_append_state (table, OVERLAP_LOW, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_state (table, OVERLAP_HIGH, BAL_VALUE_STATE_NOT_APPLICABLE);
  append_bounds (table, UNION_LOW, plain);
  bal_table_builder_append_state (table, NARROWED_OVERLAP_LOW, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_state (table, NARROWED_OVERLAP_HIGH, BAL_VALUE_STATE_NOT_APPLICABLE);
  append_bounds (table, NARROWED_UNION_LOW, narrowed);
  bal_table_builder_append_state (table, DATES, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
report (BalAreaChecking *self, const char *code, guint n_caseloads, BalBounds bounds)
{
  const BalFindingFigure figures[] = { { "caseloads", n_caseloads },
                                       { "at-least", (double) bounds.low },
                                       { "at-most", (double) bounds.high } };

  bal_findings_builder_add (self->findings, code, "/figures", NULL, figures,
                            G_N_ELEMENTS (figures));
}

static gboolean
sum_sizes (GArray *caseloads, BalBounds *bounds)
{
  *bounds = (BalBounds){ 0, 0 };
  for (guint i = 0; i < caseloads->len; i++)
    {
      const gint64 size = g_array_index (caseloads, Caseload, i).size;

      bounds->low = MAX (bounds->low, size);
      bounds->high += size;
      if (bounds->high > BAL_BOUNDS_MAX)
        return FALSE;
    }

  return TRUE;
}

void
bal_area_check_unions (BalAreaChecking *self)
{
  g_autoptr (GArray) caseloads = collect_caseloads (self);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("unions", columns, G_N_ELEMENTS (columns));
  BalBounds plain = { 0 };

  collect_placings (self, caseloads);
  if (caseloads->len > 1 && sum_sizes (caseloads, &plain))
    {
      BalBounds narrowed = plain;

      bound_all (self, caseloads, table, &narrowed);
      if (caseloads->len > 2)
        append_all (table, caseloads->len, plain, narrowed);
      report (self, "caseload-union-bounds", caseloads->len, plain);
      if (narrowed.low > plain.low || narrowed.high < plain.high)
        report (self, "caseload-union-narrowed", caseloads->len, narrowed);
    }
  bal_area_checking_end_table (self, table);
}
