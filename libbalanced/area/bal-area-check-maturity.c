/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <stdlib.h>
#include <string.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"

/* How far localities have come, judged with the same two scales, and again later. */

enum
{
  MODEL,
  LOCALITY,
  NODE,
  LAYER,
  DATE,
  SCALE,
  WORD,
  LEVEL,
  PREVIOUS_DATE,
  CHANGE,
};

static const BalTableColumn columns[] = {
  { "model", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "locality", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "node", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "layer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "scale", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "word", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "previous_date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "change", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
};

typedef struct
{
  BalItem *item; /* borrowed */
  BalItem *node; /* borrowed; nullable */
  guint model;   /* the number of its model; G_MAXUINT without a node */
  const char *locality;
  const char *code;
  const char *word; /* nullable */
  gint32 day;
  guint position;   /* in the document */
  guint level;      /* the place in the scale from 1, or 0 */
  gboolean enabler; /* judged by confidence; the others by progress */
} Judgement;

static guint
get_level (BalItem *model, const char *scale, const char *word)
{
  const char *const *words = bal_item_get_texts (model, scale);

  for (guint i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i + 1;

  return 0;
}

static Judgement
read_judgement (const BalLogicGraph *graph, BalItem *item, guint position)
{
  Judgement judgement = { .item = item, .position = position, .model = G_MAXUINT };
  const char *locality = bal_item_get_text (item, "locality");
  guint node = 0;

  judgement.code = bal_item_get_text (item, "node");
  judgement.locality = locality != NULL ? locality : "";
  judgement.day = bal_item_get_day (item, "date");
  if (bal_logic_graph_lookup (graph, judgement.code, &node))
    {
      judgement.node = graph->nodes[node];
      judgement.model = graph->model_of[node];
      judgement.enabler = bal_logic_graph_get_layer (graph, node) == BAL_LOGIC_LAYER_ENABLER;
    }
  judgement.word = bal_item_get_text (item, judgement.enabler ? "confidence" : "progress");
  if (judgement.node != NULL)
    judgement.level =
      get_level (graph->models[judgement.model],
                 judgement.enabler ? "confidence_scale" : "progress_scale", judgement.word);

  return judgement;
}

static int
compare_series (const Judgement *one, const Judgement *two)
{
  const int by_locality = strcmp (one->locality, two->locality);

  if (one->model != two->model)
    return one->model < two->model ? -1 : 1;

  return by_locality != 0 ? by_locality : g_strcmp0 (one->code, two->code);
}

static int
compare_judgements (gconstpointer a, gconstpointer b)
{
  const Judgement *one = a;
  const Judgement *two = b;
  const int by_series = compare_series (one, two);

  if (by_series != 0)
    return by_series;
  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;

  return one->position < two->position ? -1 : one->position > two->position;
}

static void
append_judgement (BalTableBuilder *table,
                  BalItem *model,
                  const Judgement *judgement,
                  const Judgement *previous)
{
  const gboolean changed = previous != NULL && previous->level > 0 && judgement->level > 0;

  bal_table_builder_append_text (table, MODEL,
                                 model != NULL ? bal_item_get_text (model, "code") : NULL);
  bal_table_builder_append_text (table, LOCALITY, judgement->locality);
  bal_table_builder_append_text (table, NODE, judgement->code);
  if (judgement->node != NULL)
    bal_area_checking_append_nick (table, LAYER, BAL_TYPE_LOGIC_LAYER,
                                   bal_item_get_enum (judgement->node, "layer"));
  else
    bal_table_builder_append_text (table, LAYER, NULL);
  bal_table_builder_append_day (table, DATE, judgement->day);
  bal_table_builder_append_text (table, SCALE, judgement->enabler ? "confidence" : "progress");
  bal_table_builder_append_text (table, WORD, judgement->word);
  if (judgement->level > 0)
    bal_table_builder_append_int (table, LEVEL, judgement->level);
  else
    bal_table_builder_append_state (table, LEVEL, BAL_VALUE_STATE_MISSING);
  if (previous != NULL)
    bal_table_builder_append_day (table, PREVIOUS_DATE, previous->day);
  else
    bal_table_builder_append_state (table, PREVIOUS_DATE, BAL_VALUE_STATE_NOT_APPLICABLE);
  if (changed)
    bal_table_builder_append_int (table, CHANGE, (gint64) judgement->level - previous->level);
  else
    bal_table_builder_append_state (table, CHANGE,
                                    previous != NULL ? BAL_VALUE_STATE_MISSING
                                                     : BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
check_judgement (BalAreaChecking *self, const Judgement *judgement, const Judgement *previous)
{
  const char *other = judgement->enabler ? "progress" : "confidence";
  BalFindingFigure figure = { "levels", 0.0 };

  if (judgement->node != NULL && bal_item_get_text (judgement->item, other) != NULL)
    bal_area_checking_add (self, "maturity-on-other-scale", judgement->item, other, NULL, 0);
  if (judgement->node != NULL && judgement->word != NULL && judgement->level == 0)
    bal_area_checking_add (self, "maturity-off-scale", judgement->item, NULL, NULL, 0);
  if (previous == NULL)
    return;

  if (previous->day == judgement->day)
    bal_area_checking_add (self, "maturity-repeated", judgement->item, NULL, NULL, 0);
  figure.value = (double) previous->level - (double) judgement->level;
  if (judgement->level > 0 && previous->level > judgement->level)
    bal_area_checking_add (self, "maturity-fell", judgement->item, NULL, &figure, 1);
}

/* The last round of a locality is its latest day: what was judged before and not then cannot be
 * compared. */
static void
check_round (BalAreaChecking *self, const Judgement *first, guint n_judgements)
{
  gint32 last_day = G_MININT32;

  for (guint i = 0; i < n_judgements; i++)
    last_day = MAX (last_day, first[i].day);
  for (guint i = 0; i < n_judgements; i++)
    {
      const gboolean latest =
        i + 1 == n_judgements || compare_series (&first[i], &first[i + 1]) != 0;

      if (latest && first[i].day < last_day)
        bal_area_checking_add (self, "maturity-not-repeated", first[i].item, NULL, NULL, 0);
    }
}

/* Localities compare when each was judged on the same nodes. */
static void
check_localities (BalAreaChecking *self, BalItem *model, GHashTable *judged, guint n_localities)
{
  BalFindingFigure figures[] = { { "nodes", 0.0 }, { "localities", n_localities } };
  GHashTableIter iter;
  gpointer count = NULL;

  g_hash_table_iter_init (&iter, judged);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    figures[0].value += GPOINTER_TO_UINT (count) < n_localities;
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "maturity-localities-differ", model, NULL, figures,
                           G_N_ELEMENTS (figures));
}

/* What was judged in one model, sorted by locality, node and day. */
static void
check_model (BalAreaChecking *self,
             BalItem *model,
             const Judgement *judgements,
             guint n_judgements,
             BalTableBuilder *table)
{
  g_autoptr (GHashTable) judged = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_localities = 0;
  guint start = 0;

  for (guint i = 0; i < n_judgements; i++)
    {
      const Judgement *judgement = &judgements[i];
      const Judgement *previous =
        i > 0 && compare_series (judgement, judgement - 1) == 0 ? judgement - 1 : NULL;
      const char *code = judgement->code != NULL ? judgement->code : "";
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (judged, code));

      append_judgement (table, model, judgement, previous);
      check_judgement (self, judgement, previous);
      if (previous == NULL)
        g_hash_table_insert (judged, (gpointer) code, GUINT_TO_POINTER (count + 1));
      if (i + 1 == n_judgements || !g_str_equal (judgement->locality, judgement[1].locality))
        {
          check_round (self, judgements + start, i + 1 - start);
          start = i + 1;
          n_localities++;
        }
    }
  if (model != NULL)
    check_localities (self, model, judged, n_localities);
}

void
bal_area_check_maturity (BalAreaChecking *self)
{
  GListModel *items = bal_area_checking_get_list (self, "maturity");
  const guint n_items = g_list_model_get_n_items (items);
  g_autoptr (BalLogicGraph) graph = NULL;
  g_autofree Judgement *sorted = NULL;
  BalTableBuilder *table = NULL;

  if (n_items == 0)
    return;

  graph = bal_logic_graph_new (self->area);
  sorted = g_new0 (Judgement, n_items);
  for (guint i = 0; i < n_items; i++)
    sorted[i] = read_judgement (graph, bal_item_peek (items, i), i);
  qsort (sorted, n_items, sizeof (Judgement), compare_judgements);
  table = bal_table_builder_new_with_columns ("maturity", columns, G_N_ELEMENTS (columns));
  for (guint i = 0, n = 0; i < n_items; i += n)
    {
      const guint model = sorted[i].model;

      for (n = 1; i + n < n_items && sorted[i + n].model == model; n++)
        continue;
      check_model (self, model != G_MAXUINT ? graph->models[model] : NULL, &sorted[i], n, table);
    }
  bal_area_checking_end_table (self, table);
}
