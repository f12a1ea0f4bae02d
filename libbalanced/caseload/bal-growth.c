/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-growth-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

#define GROWING "Changing children of a caseload"
#define SYNTHETIC "synthetic"
#define LARGE_SHARE 4 /* one in so many rows */

static const BalCaseloadFile other_files[] = {
  BAL_CASELOAD_FILE_CHILDREN,
  BAL_CASELOAD_FILE_NEEDS,
  BAL_CASELOAD_FILE_STATUSES,
};

static void
place_clear (gpointer data)
{
  BalGrowthPlace *place = data;

  g_clear_pointer (&place->store, bal_store_unref);
}

static void
place_set (BalGrowthPlace *place, BalStore *store, guint32 index)
{
  bal_store_ref (store);
  place_clear (place);
  place->store = store;
  place->index = index;
}

static void
change_unref (gpointer data)
{
  BalGrowthChange *self = data;

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_free (self->id);
  g_array_unref (self->children);
  for (guint i = 0; i < G_N_ELEMENTS (self->others); i++)
    place_clear (&self->others[i]);
  g_free (self);
}

static BalGrowthChange *
change_ref (BalGrowthChange *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

static void
add_child (BalGrowthChange *self, guint position, BalStore *store, guint32 child)
{
  BalGrowthPlace place = { .store = bal_store_ref (store), .index = child };

  g_array_insert_val (self->children, position, place);
}

static BalGrowthChange *
change_alloc (const char *id)
{
  BalGrowthChange *self = g_new0 (BalGrowthChange, 1);

  g_atomic_ref_count_init (&self->count);
  self->id = g_strdup (id);
  self->children = g_array_new (FALSE, FALSE, sizeof (BalGrowthPlace));
  g_array_set_clear_func (self->children, place_clear);
  return self;
}

static gsize
count_rows (const BalStore *store, guint child)
{
  return store->child_first[child + 1] - store->child_first[child];
}

static guint
find_base_id (const BalStore *base, const char *id)
{
  guint low = 0;
  guint high = base->n_ids;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (base->ids[middle], id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* As it is in the base. */
static BalGrowthChange *
change_new (BalStore *base, const char *id)
{
  BalGrowthChange *self = change_alloc (id);
  const guint32 *first_child = base->id_first_child;
  guint32 first, end;

  self->base_id = find_base_id (base, id);
  self->is_new = self->base_id == base->n_ids || strcmp (base->ids[self->base_id], id) != 0;
  if (self->is_new)
    return self;
  first = first_child != NULL ? first_child[self->base_id] : self->base_id;
  end = first_child != NULL ? first_child[self->base_id + 1] : self->base_id + 1;
  for (guint32 child = first; child < end; child++)
    if (count_rows (base, child) > 0)
      add_child (self, self->children->len, base, child);
  for (guint i = 0; i < G_N_ELEMENTS (other_files); i++)
    place_set (&self->others[other_files[i]], base, self->base_id);
  return self;
}

static BalGrowthChange *
change_copy (const BalGrowthChange *from)
{
  BalGrowthChange *self = change_alloc (from->id);

  self->base_id = from->base_id;
  self->is_new = from->is_new;
  for (guint i = 0; i < from->children->len; i++)
    {
      const BalGrowthPlace *place = &g_array_index (from->children, BalGrowthPlace, i);

      add_child (self, i, place->store, place->index);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->others); i++)
    if (from->others[i].store != NULL)
      place_set (&self->others[i], from->others[i].store, from->others[i].index);
  return self;
}

static const BalNames *
get_sources (const BalStore *store)
{
  return store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
}

static BalGrowthMode
get_mode (const BalStore *store)
{
  const BalNames *sources = get_sources (store);

  if (sources == NULL || sources->n_names < 2)
    return BAL_GROWTH_ONE_SOURCE;
  return store->separate ? BAL_GROWTH_SEPARATE : BAL_GROWTH_TOGETHER;
}

/* What stands for a missing source cannot be in a store: every row has one. */
static const char *
get_source (const BalStore *store, guint child)
{
  const guint8 *sources = store->records[BAL_CASELOAD_FILE_EPISODES].columns[BAL_FIELD_SOURCE];
  guint8 code = sources[store->child_first[child]];

  return code != BAL_EPISODES_NO_CODE8 ? get_sources (store)->names[code] : "";
}

static gboolean
same_names (const BalNames *one, const BalNames *two)
{
  if (one == two)
    return TRUE;
  return one != NULL && two != NULL &&
         g_strv_equal ((const char *const *) one->names, (const char *const *) two->names);
}

/* Codes of schemes are copied as they are. */
static gboolean
check_scheme (const BalStore *base, const BalStore *store, GError **error)
{
  const BalEpisodes *one = &base->episodes;
  const BalEpisodes *two = &store->episodes;
  gboolean same = one->n_strands == two->n_strands && one->n_levels == two->n_levels &&
                  one->stage_intervention == two->stage_intervention &&
                  memcmp (one->level_band, two->level_band, sizeof one->level_band) == 0;
  guint n_columns;
  const BalSchemaColumn *columns =
    bal_caseload_schema_get_columns (BAL_CASELOAD_FILE_EPISODES, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].type == BAL_FIELD_TYPE_SCHEME)
      same =
        same && same_names (base->records[BAL_CASELOAD_FILE_EPISODES].names[columns[i].field],
                            store->records[BAL_CASELOAD_FILE_EPISODES].names[columns[i].field]);
  if (!same)
    g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                         GROWING ": the changes were read with another framework");
  return same;
}

static gboolean
is_name_of (const BalNames *names, const char *name)
{
  guint low = 0;
  guint high = names != NULL ? names->n_names : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (names->names[middle], name);

      if (order == 0)
        return TRUE;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* What both sides name, where the column takes few bits. */
static gboolean
count_names (BalGrowth *self,
             const BalNames *known,
             const BalNames *names,
             guint slot,
             const BalSchemaColumn *column,
             GError **error)
{
  guint limit = column->type == BAL_FIELD_TYPE_NAME8 ? G_MAXUINT8 : G_MAXUINT16;
  guint *n_new = &self->n_new_names[slot][column->field];

  for (guint i = 0; names != NULL && i < names->n_names; i++)
    {
      if (!is_name_of (known, names->names[i]) &&
          g_hash_table_add (self->new_names,
                            g_strdup_printf ("%u %u %s", slot, column->field, names->names[i])))
        (*n_new)++;
    }
  if ((known != NULL ? known->n_names : 0) + *n_new <= limit)
    return TRUE;
  g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
               GROWING ": there are more than the %u %s that the store can hold", limit,
               column->plural);
  return FALSE;
}

static gboolean
check_names (BalGrowth *self, const BalStore *store, GError **error)
{
  const BalSchemaColumn *reason =
    bal_caseload_schema_find (BAL_CASELOAD_FILE_PAUSES, BAL_FIELD_REASON);

  for (guint file = 0; file < G_N_ELEMENTS (store->records); file++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          BalField field = columns[i].field;

          if (columns[i].type != BAL_FIELD_TYPE_NAME8 && columns[i].type != BAL_FIELD_TYPE_NAME16)
            continue;
          if (!count_names (self, self->base->records[file].names[field],
                            store->records[file].names[field], file, &columns[i], error))
            return FALSE;
        }
    }
  return count_names (self, self->base->pause_names, store->pause_names, 0, reason, error);
}

static gboolean
check_synthetic (const BalGrowth *self, const BalStore *store, GError **error)
{
  gboolean synthetic = g_strcmp0 (self->source, SYNTHETIC) == 0;

  if (self->source == NULL || store->episodes.n_rows == 0 || synthetic == store->synthetic)
    return TRUE;
  g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MIXED_SOURCES,
                       GROWING ": some rows are synthetic and some are not");
  return FALSE;
}

static gboolean
use_sources (BalGrowth *self, const BalStore *store, GError **error)
{
  const BalNames *sources = get_sources (store);
  BalGrowthMode mode = get_mode (store);

  if (!check_synthetic (self, store, error))
    return FALSE;
  if (sources == NULL || sources->n_names == 0)
    return TRUE;
  if (self->mode != BAL_GROWTH_ONE_SOURCE && mode != BAL_GROWTH_ONE_SOURCE && mode != self->mode)
    {
      g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                           GROWING ": of one side the children of different sources are linked, "
                                   "and of the other they are not");
      return FALSE;
    }
  if (mode != BAL_GROWTH_ONE_SOURCE)
    self->mode = mode;
  else if (self->mode == BAL_GROWTH_ONE_SOURCE && self->source != NULL &&
           strcmp (self->source, sources->names[0]) != 0)
    self->mode = BAL_GROWTH_SEPARATE;
  if (self->source == NULL)
    self->source = g_strdup (sources->names[0]);
  return TRUE;
}

static void
copy_new_names (BalGrowth *self, const BalGrowth *before)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, before->new_names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (self->new_names, g_strdup (name));
  memcpy (self->n_new_names, before->n_new_names, sizeof self->n_new_names);
}

BalGrowth *
bal_growth_new (BalStore *base,
                const BalGrowth *before,
                BalStore *const *stores,
                guint n_stores,
                GError **error)
{
  g_autoptr (BalGrowth) self = g_new0 (BalGrowth, 1);

  g_atomic_ref_count_init (&self->count);
  self->base = bal_store_ref (before != NULL ? before->base : base);
  self->changes = g_ptr_array_new_with_free_func (change_unref);
  self->new_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own = g_hash_table_new (g_str_hash, g_str_equal);
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (before == NULL)
    self->mode = get_mode (self->base);
  if (before == NULL && !use_sources (self, self->base, error))
    return NULL;
  if (before != NULL)
    {
      self->mode = before->mode;
      self->source = g_strdup (before->source);
      copy_new_names (self, before);
      for (guint i = 0; i < before->changes->len; i++)
        g_ptr_array_add (self->changes, change_ref (before->changes->pdata[i]));
      self->n_before = self->changes->len;
    }
  for (guint i = 0; i < n_stores; i++)
    if (!check_scheme (self->base, stores[i], error) || !use_sources (self, stores[i], error) ||
        !check_names (self, stores[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

BalGrowth *
bal_growth_ref (BalGrowth *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bal_growth_unref (BalGrowth *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;

  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_clear_pointer (&self->base, bal_store_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->new_names, g_hash_table_unref);
  g_free (self->n_new);
  g_free (self->source);
  g_free (self);
}

/* The first change whose identifier does not come before it, among the first so many. */
static guint
find_change (const BalGrowth *self, const char *id, guint n_changes)
{
  guint low = 0;
  guint high = n_changes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const BalGrowthChange *change = self->changes->pdata[middle];

      if (strcmp (change->id, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One that only this growth has, so that it can be written to. */
static BalGrowthChange *
get_own_change (BalGrowth *self, const char *id)
{
  BalGrowthChange *change = g_hash_table_lookup (self->own, id);
  guint place;

  if (change != NULL)
    return change;
  place = find_change (self, id, self->n_before);
  if (place < self->n_before &&
      strcmp (((BalGrowthChange *) self->changes->pdata[place])->id, id) == 0)
    {
      BalGrowthChange *shared = self->changes->pdata[place];

      change = change_copy (shared);
      self->changes->pdata[place] = change;
      change_unref (shared);
    }
  else
    {
      change = change_new (self->base, id);
      g_ptr_array_add (self->changes, change);
    }
  g_hash_table_insert (self->own, change->id, change);
  return change;
}

/* Among children by their sources. */
static void
replace_source (BalGrowthChange *change, BalStore *store, guint child)
{
  const char *source = get_source (store, child);
  guint position = 0;

  while (position < change->children->len)
    {
      BalGrowthPlace *place = &g_array_index (change->children, BalGrowthPlace, position);
      int order = strcmp (get_source (place->store, place->index), source);

      if (order == 0)
        {
          place_set (place, store, child);
          return;
        }
      if (order > 0)
        break;
      position++;
    }
  add_child (change, position, store, child);
}

static gboolean
has_others (const BalStore *store, BalCaseloadFile file, guint32 id)
{
  const BalRecords *records = &store->records[file];

  if (file == BAL_CASELOAD_FILE_CHILDREN)
    return records->row[id] != 0;
  return records->first[id] != records->first[id + 1];
}

static void
replace_others (BalGrowthChange *change, BalStore *store, guint32 id, gboolean whole)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_files); i++)
    {
      BalGrowthPlace *place = &change->others[other_files[i]];

      if (has_others (store, other_files[i], id) && (whole || place->store == NULL))
        place_set (place, store, id);
    }
}

gboolean
bal_growth_replace (BalGrowth *self, BalStore *store, guint child, gboolean whole)
{
  guint32 id = bal_store_get_child_id (store, child);
  gboolean separate = self->mode == BAL_GROWTH_SEPARATE;
  BalGrowthChange *change = get_own_change (self, store->ids[id]);

  replace_others (change, store, id, whole);
  if (count_rows (store, child) == 0)
    return TRUE;
  if (!g_hash_table_add (self->done,
                         g_strdup_printf ("%s\n%s", separate ? get_source (store, child) : "",
                                          store->ids[id])))
    return FALSE;
  if (separate)
    {
      replace_source (change, store, child);
      return TRUE;
    }
  g_array_set_size (change->children, 0);
  add_child (change, 0, store, child);
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const BalGrowthChange *one = *(BalGrowthChange *const *) a;
  const BalGrowthChange *two = *(BalGrowthChange *const *) b;

  return strcmp (one->id, two->id);
}

static gsize
count_change (const BalGrowthChange *change)
{
  gsize n_rows = 0;

  for (guint i = 0; i < change->children->len; i++)
    {
      const BalGrowthPlace *place = &g_array_index (change->children, BalGrowthPlace, i);

      n_rows += count_rows (place->store, place->index);
    }
  return n_rows;
}

gboolean
bal_growth_end (BalGrowth *self, GError **error)
{
  const guint32 *first = self->base->records[BAL_CASELOAD_FILE_EPISODES].first;

  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_ptr_array_sort (self->changes, compare_changes);
  g_free (self->n_new);
  self->n_new = g_new0 (guint32, (gsize) self->changes->len + 1);
  self->n_rows = self->base->episodes.n_rows;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const BalGrowthChange *change = self->changes->pdata[i];

      self->n_new[i + 1] = self->n_new[i] + (change->is_new ? 1 : 0);
      self->n_rows += count_change (change);
      if (!change->is_new)
        self->n_rows -= first[change->base_id + 1] - first[change->base_id];
    }
  if (self->n_rows < G_MAXUINT32 - 1)
    return TRUE;
  g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
                       GROWING ": there are more episodes than the store can hold");
  return FALSE;
}

guint
bal_growth_get_n_ids (const BalGrowth *self)
{
  return self->base->n_ids + self->n_new[self->changes->len];
}

gboolean
bal_growth_is_large (const BalGrowth *self)
{
  gsize n_changed = 0;

  for (guint i = 0; i < self->changes->len; i++)
    n_changed += count_change (self->changes->pdata[i]);
  return n_changed >= self->base->episodes.n_rows / LARGE_SHARE;
}

static guint
get_position (const BalGrowth *self, guint n)
{
  const BalGrowthChange *change = self->changes->pdata[n];

  return change->base_id + self->n_new[n];
}

const char *
bal_growth_get_id (const BalGrowth *self, guint index, guint32 *base_id)
{
  guint low = 0;
  guint high = self->changes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_position (self, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  *base_id = G_MAXUINT32;
  if (low < self->changes->len && get_position (self, low) == index)
    return ((BalGrowthChange *) self->changes->pdata[low])->id;
  *base_id = index - self->n_new[low];
  return self->base->ids[*base_id];
}

gboolean
bal_growth_lookup_id (const BalGrowth *self, const char *id, guint *index)
{
  guint place = find_change (self, id, self->changes->len);
  guint base_id;

  if (place < self->changes->len &&
      strcmp (((BalGrowthChange *) self->changes->pdata[place])->id, id) == 0)
    {
      *index = get_position (self, place);
      return TRUE;
    }
  if (!bal_store_lookup_id (self->base, id, &base_id))
    return FALSE;
  *index = base_id + self->n_new[place];
  return TRUE;
}
