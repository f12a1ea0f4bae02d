/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-bounds-private.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-reading.h"

enum
{
  RELATION,
  KIND,
  PART,
  WHOLE,
  PART_VALUE,
  WHOLE_VALUE,
  RATIO,
  SHARE,
  PUBLISHED_SHARE,
  CHANGE,
  AGREES,
  DATES,
  READING,
};

static const BalTableColumn columns[] = {
  { "relation", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "part", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "whole", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "part_value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "whole_value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "ratio", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "published_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "change", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agrees", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "dates", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "reading", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* A relation, with what its two figures give. */
typedef struct
{
  BalItem *item;
  BalItem *part;  /* nullable */
  BalItem *whole; /* nullable */
  int kind;
  double part_value;
  double whole_value;
  gboolean known; /* both values */
  double percent;
  gboolean has_percent;
} Relation;

static void
read_relation (BalAreaChecking *self, BalItem *item, Relation *relation)
{
  *relation = (Relation){ 0 };
  relation->item = item;
  relation->kind = bal_item_get_enum (item, "kind");
  relation->part = bal_area_lookup (self->area, "figures", bal_item_get_text (item, "part"));
  relation->whole = bal_area_lookup (self->area, "figures", bal_item_get_text (item, "whole"));
  relation->known = relation->part != NULL && relation->whole != NULL &&
                    bal_area_checking_get_number (bal_item_get_figure (relation->part, "value"),
                                                  &relation->part_value) &&
                    bal_area_checking_get_number (bal_item_get_figure (relation->whole, "value"),
                                                  &relation->whole_value);
  if (!relation->known)
    return;

  /* How many of an overlap are inside is for the bounds of unions; a ratio has no percentage. */
  if (relation->kind == BAL_RELATION_KIND_SUBSET)
    relation->has_percent =
      bal_bounds_get_percent (relation->part_value, relation->whole_value, &relation->percent);
  else if (relation->kind == BAL_RELATION_KIND_CHANGE)
    relation->has_percent = bal_bounds_get_percent (relation->part_value - relation->whole_value,
                                                    relation->whole_value, &relation->percent);
}

static gboolean
get_published (const Relation *relation, double *published)
{
  return relation->has_percent &&
         bal_area_checking_get_number (bal_item_get_figure (relation->item, "published_percent"),
                                       published);
}

static gboolean
agrees (const Relation *relation, double published)
{
  const gint64 decimals = bal_item_get_integer (relation->item, "decimals");

  return bal_bounds_agrees (relation->percent, published, (guint) CLAMP (decimals, 0, 12));
}

static void
append_value (BalTableBuilder *table, guint column, BalItem *figure)
{
  bal_area_checking_append_figure (table, column,
                                   figure != NULL ? bal_item_get_figure (figure, "value") : NULL);
}

static void
append_if (BalTableBuilder *table, guint column, gboolean known, double value)
{
  if (known)
    bal_table_builder_append_double (table, column, value);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
append_result (BalTableBuilder *table, const Relation *relation)
{
  const gboolean ratio = relation->known && relation->kind == BAL_RELATION_KIND_RATIO;
  const gboolean share = relation->has_percent && relation->kind == BAL_RELATION_KIND_SUBSET;
  const gboolean change = relation->has_percent && relation->kind == BAL_RELATION_KIND_CHANGE;
  double published = 0.0;
  const gboolean has_published = get_published (relation, &published);

  append_if (table, RATIO, ratio, relation->part_value / relation->whole_value);
  append_if (table, SHARE, share, relation->percent / 100.0);
  append_if (table, PUBLISHED_SHARE, has_published, published / 100.0);
  append_if (table, CHANGE, change, relation->percent / 100.0);
  if (has_published)
    bal_table_builder_append_boolean (table, AGREES, agrees (relation, published));
  else
    bal_table_builder_append_state (table, AGREES, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
append_row (BalTableBuilder *table, const Relation *relation)
{
  gint32 days = 0;

  bal_table_builder_append_text (table, RELATION, bal_item_get_text (relation->item, "code"));
  bal_area_checking_append_nick (table, KIND, BAL_TYPE_RELATION_KIND, relation->kind);
  bal_table_builder_append_text (table, PART, bal_item_get_text (relation->item, "part"));
  bal_table_builder_append_text (table, WHOLE, bal_item_get_text (relation->item, "whole"));
  append_value (table, PART_VALUE, relation->part);
  append_value (table, WHOLE_VALUE, relation->whole);
  append_result (table, relation);
  if (relation->part != NULL && relation->whole != NULL)
    bal_table_builder_append_text (table, DATES,
                                   bal_area_checking_dates_to_word (
                                     bal_area_checking_compare_dates (relation->part,
                                                                      relation->whole, &days)));
  else
    bal_table_builder_append_state (table, DATES, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_area_checking_append_nick (table, READING, BAL_TYPE_READING,
                                 bal_item_get_enum (relation->item, "reading"));
}

static void
check_percent (BalAreaChecking *self, const Relation *relation)
{
  double published = 0.0;
  const BalFindingFigure figures[] = { { "part", relation->part_value },
                                       { "whole", relation->whole_value },
                                       { "share", relation->percent / 100.0 } };

  if (!relation->has_percent)
    return;

  bal_area_checking_add (self,
                         relation->kind == BAL_RELATION_KIND_CHANGE ? "figure-change"
                                                                    : "figure-share",
                         relation->item, NULL, figures, G_N_ELEMENTS (figures));
  if (get_published (relation, &published) && !agrees (relation, published))
    {
      const BalFindingFigure shares[] = { { "share", relation->percent / 100.0 },
                                          { "published", published / 100.0 } };

      bal_area_checking_add (self, "published-share-differs", relation->item, "published_percent",
                             shares, G_N_ELEMENTS (shares));
    }
  if (relation->kind == BAL_RELATION_KIND_SUBSET && relation->percent > 100.0)
    bal_area_checking_add (self, "relation-impossible", relation->item, NULL, figures, 2);
}

/* The dates of a change differ because that is its point. */
static void
check_dates (BalAreaChecking *self, const Relation *relation)
{
  gint32 days_apart = 0;
  BalFindingFigure figure = { "days", 0.0 };

  if (relation->part == NULL || relation->whole == NULL ||
      relation->kind == BAL_RELATION_KIND_CHANGE)
    return;

  switch (bal_area_checking_compare_dates (relation->part, relation->whole, &days_apart))
    {
    case BAL_CHECK_DATES_DIFFER:
      figure.value = days_apart;
      bal_area_checking_add (self, "figure-dates-differ", relation->item, NULL, &figure, 1);
      break;
    case BAL_CHECK_DATES_NOT_GIVEN:
      bal_area_checking_add (self, "figure-dates-not-given", relation->item, NULL, NULL, 0);
      break;
    case BAL_CHECK_DATES_SAME:
    default:
      break;
    }
}

void
bal_area_check_relations (BalAreaChecking *self)
{
  GListModel *relations = bal_area_checking_get_list (self, "relations");
  const guint n_relations = g_list_model_get_n_items (relations);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("shares", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_relations; i++)
    {
      Relation relation = { 0 };

      read_relation (self, bal_item_peek (relations, i), &relation);
      append_row (table, &relation);
      check_percent (self, &relation);
      check_dates (self, &relation);
    }
  bal_area_checking_end_table (self, table);
}
