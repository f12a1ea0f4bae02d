/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-dependency-graph-private.h"

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/document/bal-item-private.h"

/* Needs in the order of the document, each once. */
static void
read_needs (BalDependencyGraph *self, BalArea *area, GHashTable *numbers)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *named_by = g_new0 (guint, self->n_units);

  for (guint i = 0; i < self->n_units; i++)
    {
      const char *const *codes = bal_item_get_texts (self->units[i], "requires");

      self->first_need[i] = needs->len;
      for (guint j = 0; codes[j] != NULL; j++)
        {
          gpointer item = bal_area_lookup (area, "provisions", codes[j]);
          const guint need = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, item));

          /* Numbers start with 1 in the table, so 0 is a code that names nothing. */
          if (need == 0 || named_by[need - 1] == i + 1)
            continue;
          named_by[need - 1] = i + 1;
          g_array_append_vals (needs, &(guint){ need - 1 }, 1);
        }
    }
  self->first_need[self->n_units] = needs->len;
  self->needs = (guint *) (gpointer) g_array_free (g_steal_pointer (&needs), FALSE);
}

static void
turn_needs (BalDependencyGraph *self)
{
  const guint n_needs = self->first_need[self->n_units];
  g_autofree guint *next = NULL;

  self->users = g_new0 (guint, n_needs);
  for (guint i = 0; i < n_needs; i++)
    self->first_user[self->needs[i] + 1]++;
  for (guint i = 0; i < self->n_units; i++)
    self->first_user[i + 1] += self->first_user[i];

  next = g_memdup2 (self->first_user, (self->n_units + 1) * sizeof (guint));
  for (guint i = 0; i < self->n_units; i++)
    for (guint j = self->first_need[i]; j < self->first_need[i + 1]; j++)
      self->users[next[self->needs[j]]++] = i;
}

BalDependencyGraph *
bal_dependency_graph_new (BalArea *area)
{
  GListModel *provisions = bal_area_get_provisions (area);
  BalDependencyGraph *self = g_new0 (BalDependencyGraph, 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  self->n_units = g_list_model_get_n_items (provisions);
  self->units = g_new0 (BalItem *, self->n_units);
  self->first_need = g_new0 (guint, self->n_units + 1);
  self->first_user = g_new0 (guint, self->n_units + 1);
  for (guint i = 0; i < self->n_units; i++)
    {
      self->units[i] = bal_item_peek (provisions, i);
      g_hash_table_insert (numbers, self->units[i], GUINT_TO_POINTER (i + 1));
    }
  read_needs (self, area, numbers);
  turn_needs (self);

  return self;
}

void
bal_dependency_graph_free (BalDependencyGraph *self)
{
  g_free (self->units);
  g_free (self->first_need);
  g_free (self->needs);
  g_free (self->first_user);
  g_free (self->users);
  g_free (self);
}

guint
bal_dependency_graph_find (BalDependencyGraph *self, BalArea *area, const char *code)
{
  const gpointer item = bal_area_lookup (area, "provisions", code);

  for (guint i = 0; item != NULL && i < self->n_units; i++)
    if (self->units[i] == item)
      return i;

  return BAL_DEPENDENCY_NONE;
}

gboolean
bal_dependency_is_unmet (BalItem *provision)
{
  const int status = bal_item_get_enum (provision, "status");

  return bal_item_get_boolean (provision, "gap") ||
         bal_item_get_enum (provision, "funded") == BAL_FUNDING_NO ||
         status == BAL_PROVISION_STATUS_PLANNED || status == BAL_PROVISION_STATUS_ENDED;
}

void
bal_dependency_graph_spread (BalDependencyGraph *self,
                             const gboolean *is_root,
                             guint *steps,
                             guint *through,
                             guint *nearest)
{
  g_autofree guint *queue = g_new (guint, self->n_units);
  guint n_queued = 0;

  for (guint i = 0; i < self->n_units; i++)
    {
      steps[i] = is_root[i] ? 0 : BAL_DEPENDENCY_NONE;
      through[i] = BAL_DEPENDENCY_NONE;
      nearest[i] = is_root[i] ? i : BAL_DEPENDENCY_NONE;
      if (is_root[i])
        queue[n_queued++] = i;
    }
  for (guint i = 0; i < n_queued; i++)
    for (guint j = self->first_user[queue[i]]; j < self->first_user[queue[i] + 1]; j++)
      {
        const guint user = self->users[j];

        if (steps[user] != BAL_DEPENDENCY_NONE)
          continue;
        steps[user] = steps[queue[i]] + 1;
        through[user] = queue[i];
        nearest[user] = nearest[queue[i]];
        queue[n_queued++] = user;
      }
}

/* Tarjan's search, with a stack of its own: a chain of needs may be as long as the list. */
typedef struct
{
  BalDependencyGraph *graph;
  guint *groups;  /* of units that are done; BAL_DEPENDENCY_NONE before */
  guint *sizes;   /* of the groups */
  guint *order;   /* when a unit was come to, from 1; 0 for not yet */
  guint *lowest;  /* the earliest unit that it leads back to */
  guint *next;    /* the need of a unit that is to be followed next */
  guint *path;    /* the units between the start and here */
  guint *waiting; /* units without a group so far */
  guint n_path;
  guint n_waiting;
  guint n_seen;
  guint n_groups;
} Search;

static void
search_enter (Search *search, guint unit)
{
  search->order[unit] = ++search->n_seen;
  search->lowest[unit] = search->order[unit];
  search->next[unit] = search->graph->first_need[unit];
  search->path[search->n_path++] = unit;
  search->waiting[search->n_waiting++] = unit;
}

static void
search_leave (Search *search, guint unit)
{
  guint member = BAL_DEPENDENCY_NONE;

  search->n_path--;
  if (search->n_path > 0)
    {
      const guint parent = search->path[search->n_path - 1];

      search->lowest[parent] = MIN (search->lowest[parent], search->lowest[unit]);
    }
  if (search->lowest[unit] != search->order[unit])
    return;

  search->sizes[search->n_groups] = 0;
  while (member != unit)
    {
      member = search->waiting[--search->n_waiting];
      search->groups[member] = search->n_groups;
      search->sizes[search->n_groups]++;
    }
  search->n_groups++;
}

static void
search_step (Search *search)
{
  const guint unit = search->path[search->n_path - 1];
  guint need = 0;

  if (search->next[unit] == search->graph->first_need[unit + 1])
    {
      search_leave (search, unit);
      return;
    }

  need = search->graph->needs[search->next[unit]++];
  if (search->order[need] == 0)
    search_enter (search, need);
  else if (search->groups[need] == BAL_DEPENDENCY_NONE)
    search->lowest[unit] = MIN (search->lowest[unit], search->order[need]);
}

guint
bal_dependency_graph_group (BalDependencyGraph *self, guint *groups, guint *sizes)
{
  g_autofree guint *places = g_new0 (guint, 5 * (gsize) self->n_units);
  Search search = { 0 };

  search.graph = self;
  search.groups = groups;
  search.sizes = sizes;
  search.order = places;
  search.lowest = places + self->n_units;
  search.next = search.lowest + self->n_units;
  search.path = search.next + self->n_units;
  search.waiting = search.path + self->n_units;
  for (guint i = 0; i < self->n_units; i++)
    groups[i] = BAL_DEPENDENCY_NONE;
  for (guint i = 0; i < self->n_units; i++)
    {
      if (search.order[i] == 0)
        search_enter (&search, i);
      while (search.n_path > 0)
        search_step (&search);
    }

  return search.n_groups;
}

static GArray *
collect_path (guint unit, guint last, GHashTable *from)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (guint));

  guint here = last;

  while (here != unit)
    {
      g_array_append_val (path, here);
      here = GPOINTER_TO_UINT (g_hash_table_lookup (from, GUINT_TO_POINTER (here)));
    }
  g_array_append_val (path, unit);
  for (guint i = 0; i < path->len / 2; i++)
    {
      guint *one = &g_array_index (path, guint, i);
      guint *other = &g_array_index (path, guint, path->len - 1 - i);
      const guint kept = *one;

      *one = *other;
      *other = kept;
    }

  return path;
}

GArray *
bal_dependency_graph_trace (BalDependencyGraph *self, guint unit, const guint *groups)
{
  g_autoptr (GHashTable) from = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (queue, unit);
  g_hash_table_insert (from, GUINT_TO_POINTER (unit), GUINT_TO_POINTER (unit));
  for (guint i = 0; i < queue->len; i++)
    {
      const guint here = g_array_index (queue, guint, i);

      for (guint j = self->first_need[here]; j < self->first_need[here + 1]; j++)
        {
          const guint need = self->needs[j];

          if (need == unit)
            return collect_path (unit, here, from);
          if (groups[need] != groups[unit] || g_hash_table_contains (from, GUINT_TO_POINTER (need)))
            continue;
          g_hash_table_insert (from, GUINT_TO_POINTER (need), GUINT_TO_POINTER (here));
          g_array_append_val (queue, need);
        }
    }

  return g_array_new (FALSE, FALSE, sizeof (guint));
}
