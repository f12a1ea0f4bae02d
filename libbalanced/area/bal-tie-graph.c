/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-tie-graph-private.h"

#include "libbalanced/area/bal-formality.h"

typedef struct
{
  BalArea *area;        /* borrowed */
  GHashTable *agencies; /* owned: item -> its node */
  GHashTable *posts;    /* owned: item -> its node */
  GArray *from;         /* owned */
  GArray *to;           /* owned */
} Builder;

static void
join (Builder *builder, guint one, guint other)
{
  g_array_append_val (builder->from, one);
  g_array_append_val (builder->to, other);
}

/* Items of a list with their nodes from first on; what comes twice under one code is the first. */
static GPtrArray *
number_items (GListModel *items, guint first, GHashTable *nodes)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);

      g_hash_table_insert (nodes, item, GUINT_TO_POINTER (first + i));
      g_ptr_array_add (all, item);
    }

  return all;
}

static gboolean
find_node (Builder *builder, GHashTable *nodes, const char *list, const char *code, guint *node)
{
  BalItem *item = code != NULL ? bal_area_lookup (builder->area, list, code) : NULL;
  gpointer value = NULL;

  if (item == NULL || !g_hash_table_lookup_extended (nodes, item, NULL, &value))
    return FALSE;
  *node = GPOINTER_TO_UINT (value);

  return TRUE;
}

static void
number_persons (BalTieGraph *self)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const char *person = bal_item_get_text (self->posts->pdata[i], "person");

      if (person == NULL || g_hash_table_contains (self->numbers, person))
        continue;
      g_ptr_array_add (self->persons, (gpointer) person);
      g_hash_table_insert (self->numbers, (gpointer) person, GUINT_TO_POINTER (self->persons->len));
    }
}

static gboolean
find_person (const BalTieGraph *self, BalItem *post, guint *node)
{
  const char *person = bal_item_get_text (post, "person");

  if (person == NULL)
    return FALSE;
  *node = self->first_person + GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, person)) - 1;

  return TRUE;
}

static void
join_posts (BalTieGraph *self, Builder *builder)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      BalItem *post = self->posts->pdata[i];
      const guint node = self->agencies->len + i;
      guint other = 0;

      if (find_node (builder, builder->agencies, "agencies", bal_item_get_text (post, "agency"),
                     &other))
        join (builder, node, other);
      if (find_person (self, post, &other))
        join (builder, node, other);
    }
}

static void
join_tie (BalTieGraph *self, Builder *builder, BalItem *tie, guint node)
{
  const char *const *agencies = bal_item_get_texts (tie, "agencies");
  const char *const *posts = bal_item_get_texts (tie, "posts");
  const gboolean informal = bal_item_get_enum (tie, "formality") == BAL_FORMALITY_INFORMAL;
  guint other = 0;

  for (guint i = 0; agencies[i] != NULL; i++)
    if (find_node (builder, builder->agencies, "agencies", agencies[i], &other))
      join (builder, node, other);
  for (guint i = 0; posts[i] != NULL; i++)
    {
      if (!find_node (builder, builder->posts, "posts", posts[i], &other))
        continue;
      if (informal)
        find_person (self, self->posts->pdata[other - self->agencies->len], &other);
      join (builder, node, other);
    }
}

static void
list_ties (BalTieGraph *self, GListModel *ties, BalTieFilter is_left_out, gpointer data)
{
  for (guint i = 0; ties != NULL && i < g_list_model_get_n_items (ties); i++)
    if (is_left_out == NULL || !is_left_out (bal_item_peek (ties, i), data))
      g_ptr_array_add (self->ties, bal_item_peek (ties, i));
}

BalTieGraph *
bal_tie_graph_new (BalArea *area, BalTieFilter is_left_out, gpointer data)
{
  BalTieGraph *self = g_new0 (BalTieGraph, 1);
  BalItem *section = bal_item_get_item (BAL_ITEM (area), "integration");
  Builder builder = { .area = area };

  builder.agencies = g_hash_table_new (NULL, NULL);
  builder.posts = g_hash_table_new (NULL, NULL);
  builder.from = g_array_new (FALSE, FALSE, sizeof (guint));
  builder.to = g_array_new (FALSE, FALSE, sizeof (guint));
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->persons = g_ptr_array_new ();
  self->ties = g_ptr_array_new ();
  self->agencies =
    number_items (bal_item_get_items (BAL_ITEM (area), "agencies"), 0, builder.agencies);
  self->posts = number_items (section != NULL ? bal_item_get_items (section, "posts") : NULL,
                              self->agencies->len, builder.posts);
  number_persons (self);
  list_ties (self, section != NULL ? bal_item_get_items (section, "ties") : NULL, is_left_out,
             data);
  self->first_person = self->agencies->len + self->posts->len;
  self->first_tie = self->first_person + self->persons->len;
  join_posts (self, &builder);
  for (guint i = 0; i < self->ties->len; i++)
    join_tie (self, &builder, self->ties->pdata[i], self->first_tie + i);
  self->edges =
    bal_graph_new (self->first_tie + self->ties->len, (const guint *) (gpointer) builder.from->data,
                   (const guint *) (gpointer) builder.to->data, builder.from->len);
  g_hash_table_unref (builder.agencies);
  g_hash_table_unref (builder.posts);
  g_array_unref (builder.from);
  g_array_unref (builder.to);

  return self;
}

void
bal_tie_graph_free (BalTieGraph *self)
{
  g_ptr_array_unref (self->agencies);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->ties);
  g_hash_table_unref (self->numbers);
  bal_graph_free (self->edges);
  g_free (self);
}

void
bal_tie_graph_count_reach (const BalTieGraph *self, const guint8 *removed, guint *reach)
{
  g_autofree guint *parts = g_new0 (guint, (gsize) self->edges->n_nodes + 1);
  g_autofree guint *sizes = g_new0 (guint, (gsize) self->edges->n_nodes + 1);

  bal_graph_find_parts (self->edges, removed, parts);
  for (guint i = 0; i < self->agencies->len; i++)
    sizes[parts[i]]++;
  for (guint i = 0; i < self->agencies->len; i++)
    reach[i] = sizes[parts[i]] - 1;
}

guint
bal_tie_graph_count_ends (const BalTieGraph *self, guint tie, const guint8 *removed)
{
  const guint node = self->first_tie + tie;
  guint n_ends = 0;

  for (guint i = self->edges->first_out[node]; i < self->edges->first_out[node + 1]; i++)
    n_ends += !removed[self->edges->to[self->edges->out[i]]];

  return n_ends;
}

gboolean
bal_tie_is_unknown (BalArea *area, BalItem *tie)
{
  const char *const *posts = bal_item_get_texts (tie, "posts");

  if (bal_item_get_enum (tie, "formality") != BAL_FORMALITY_INFORMAL)
    return FALSE;

  for (guint i = 0; posts[i] != NULL; i++)
    {
      BalItem *post = bal_area_lookup (area, "posts", posts[i]);

      if (post == NULL || !bal_item_has_member (post, "person"))
        return TRUE;
    }

  return posts[0] == NULL;
}
