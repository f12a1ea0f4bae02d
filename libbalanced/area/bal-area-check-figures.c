/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-figure-relation.h"

/* Figures about people: they are the ones that somebody will want to add. */
#define UNIT_OF_PEOPLE "children"

enum
{
  FIGURE,
  LABEL,
  VALUE,
  QUALIFIER,
  WORD,
  UNIT,
  POPULATION,
  GEOGRAPHY,
  FIRST_DAY,
  LAST_DAY,
  SOURCE,
};

static const BalTableColumn columns[] = {
  { "figure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "label", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "qualifier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "word", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "population", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "geography", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "first_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "last_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

static void
append_row (BalAreaChecking *self, BalTableBuilder *table, BalItem *item)
{
  BalFigure *value = bal_item_get_figure (item, "value");
  const char *unit = bal_item_get_text (item, "unit");
  const char *geography = bal_item_get_text (item, "geography");
  gint32 days[2] = { BAL_DAY_NONE, BAL_DAY_NONE };

  bal_area_checking_get_days (item, &days[0], &days[1]);
  bal_table_builder_append_text (table, FIGURE, bal_item_get_text (item, "code"));
  bal_table_builder_append_text (table, LABEL, bal_item_get_label (item, "label"));
  bal_area_checking_append_figure (table, VALUE, value);
  bal_area_checking_append_nick (table, QUALIFIER, BAL_TYPE_QUALIFIER,
                                 value != NULL ? (int) bal_figure_get_qualifier (value) : 0);
  if (value != NULL && bal_figure_get_word (value) != NULL)
    bal_table_builder_append_text (table, WORD, bal_figure_get_word (value));
  else
    bal_table_builder_append_state (table, WORD, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_text (table, UNIT, unit);
  if (g_strcmp0 (unit, UNIT_OF_PEOPLE) == 0 || bal_item_has_member (item, "population"))
    bal_table_builder_append_text (table, POPULATION, bal_item_get_text (item, "population"));
  else
    bal_table_builder_append_state (table, POPULATION, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_text (table, GEOGRAPHY,
                                 geography != NULL ? geography : bal_area_get_code (self->area));
  bal_table_builder_append_day (table, FIRST_DAY, days[0]);
  bal_table_builder_append_day (table, LAST_DAY, days[1]);
  bal_table_builder_append_text (table, SOURCE, bal_item_get_text (item, "source"));
}

static void
check_days (BalAreaChecking *self, BalItem *item, guint row)
{
  gint32 first = BAL_DAY_NONE;
  gint32 last = BAL_DAY_NONE;
  gint64 age = 0;

  if (!bal_area_checking_get_days (item, &first, &last))
    {
      bal_area_checking_add_row (self, "figure-undated", "figures", "date", row);
      return;
    }
  if (first > last)
    bal_area_checking_add (self, "dates-reversed", item, NULL, NULL, 0);
  if (self->as_at == BAL_DAY_NONE)
    return;

  age = (gint64) self->as_at - last;
  if (first > self->as_at)
    bal_area_checking_add_row (self, "figure-after-as-at", "figures", "date", row);
  else if (age > self->stale_days)
    {
      const BalFindingFigure figures[] = { { "days", (double) age },
                                           { "allowed", self->stale_days } };

      bal_area_checking_add (self, "figure-stale", item, NULL, figures, G_N_ELEMENTS (figures));
    }
}

static void
check_figure (BalAreaChecking *self, BalItem *item, guint row)
{
  BalFigure *value = bal_item_get_figure (item, "value");
  const char *unit = bal_item_get_text (item, "unit");

  if (!bal_item_has_member (item, "source"))
    bal_area_checking_add_row (self, "figure-without-source", "figures", "source", row);
  if (value != NULL && bal_figure_get_word (value) != NULL)
    bal_area_checking_add_row (self, "figure-in-words", "figures", "value", row);
  else if (value == NULL || !bal_value_state_has_value (bal_figure_get_state (value)))
    {
      bal_area_checking_add_row (self, "figure-without-value", "figures", "value", row);
      return;
    }

  if (g_strcmp0 (unit, UNIT_OF_PEOPLE) == 0 && !bal_item_has_member (item, "population"))
    bal_area_checking_add_row (self, "figure-without-population", "figures", "population", row);
  check_days (self, item, row);
}

/* What is counted together: one unit, in one place. */
typedef struct
{
  BalItem *first;        /* borrowed */
  GHashTable *positions; /* owned: population -> its number, from 1 */
  GHashTable *apart;     /* owned: pairs of numbers that are declared disjoint, as one number */
  guint n_figures;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_hash_table_unref (group->positions);
  g_hash_table_unref (group->apart);
  g_free (group);
}

/* NULL for a figure that nobody could add. */
static char *
get_group_key (BalItem *figure)
{
  const char *unit = bal_item_get_text (figure, "unit");
  const char *geography = bal_item_get_text (figure, "geography");
  double number = 0.0;

  if (unit == NULL || !bal_item_has_member (figure, "population") ||
      !bal_area_checking_get_number (bal_item_get_figure (figure, "value"), &number))
    return NULL;

  return g_strdup_printf ("%s\n%s", unit, geography != NULL ? geography : "");
}

static Group *
group_new (BalItem *first)
{
  Group *group = g_new0 (Group, 1);

  group->first = first;
  group->positions = g_hash_table_new (g_str_hash, g_str_equal);
  group->apart = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return group;
}

static GHashTable *
collect_groups (GListModel *figures)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);
  const guint n_figures = g_list_model_get_n_items (figures);

  for (guint i = 0; i < n_figures; i++)
    {
      BalItem *figure = bal_item_peek (figures, i);
      const char *population = bal_item_get_text (figure, "population");
      char *key = get_group_key (figure);
      Group *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;

      if (key == NULL)
        continue;
      if (group == NULL)
        {
          group = group_new (figure);
          g_hash_table_insert (groups, g_strdup (key), group);
        }
      g_free (key);
      group->n_figures++;
      if (!g_hash_table_contains (group->positions, population))
        g_hash_table_insert (group->positions, (gpointer) population,
                             GUINT_TO_POINTER (g_hash_table_size (group->positions) + 1));
    }

  return groups;
}

/* Figures of populations that are declared to be apart may be added. */
static void
note_apart (BalAreaChecking *self, GHashTable *groups)
{
  GListModel *relations = bal_area_checking_get_list (self, "relations");
  const guint n_relations = g_list_model_get_n_items (relations);

  for (guint i = 0; i < n_relations; i++)
    {
      BalItem *relation = bal_item_peek (relations, i);
      BalItem *part = bal_area_lookup (self->area, "figures", bal_item_get_text (relation, "part"));
      BalItem *whole =
        bal_area_lookup (self->area, "figures", bal_item_get_text (relation, "whole"));
      g_autofree char *key = part != NULL ? get_group_key (part) : NULL;
      Group *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;
      gint64 one = 0;
      gint64 two = 0;
      gint64 pair = 0;

      if (group == NULL || whole == NULL || !bal_item_has_member (whole, "population") ||
          bal_item_get_enum (relation, "kind") != BAL_RELATION_KIND_DISJOINT)
        continue;
      one = GPOINTER_TO_UINT (
        g_hash_table_lookup (group->positions, bal_item_get_text (part, "population")));
      two = GPOINTER_TO_UINT (
        g_hash_table_lookup (group->positions, bal_item_get_text (whole, "population")));
      if (one == 0 || two == 0 || one == two)
        continue;
      pair = (MIN (one, two) << 32) | MAX (one, two);
      g_hash_table_add (group->apart, g_memdup2 (&pair, sizeof pair));
    }
}

static void
check_groups (BalAreaChecking *self, GListModel *figures)
{
  g_autoptr (GHashTable) groups = collect_groups (figures);
  const guint n_figures = g_list_model_get_n_items (figures);

  note_apart (self, groups);
  /* In the order of the document, which a hash table does not keep. */
  for (guint i = 0; i < n_figures; i++)
    {
      BalItem *figure = bal_item_peek (figures, i);
      g_autofree char *key = get_group_key (figure);
      const Group *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;
      guint64 n = 0;

      if (group == NULL || group->first != figure)
        continue;
      n = g_hash_table_size (group->positions);
      if (g_hash_table_size (group->apart) < n * (n - 1) / 2)
        {
          const BalFindingFigure numbers[] = { { "figures", group->n_figures },
                                               { "populations", (double) n } };

          bal_area_checking_add (self, "figures-of-different-bases", figure, NULL, numbers,
                                 G_N_ELEMENTS (numbers));
        }
    }
}

void
bal_area_check_figures (BalAreaChecking *self)
{
  GListModel *figures = bal_area_checking_get_list (self, "figures");
  const guint n_figures = g_list_model_get_n_items (figures);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("figures", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_figures; i++)
    {
      BalItem *figure = bal_item_peek (figures, i);

      append_row (self, table, figure);
      check_figure (self, figure, i);
    }
  bal_area_checking_end_table (self, table);
  check_groups (self, figures);
}
