/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-variant-count-private.h"

#include <string.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-wide-private.h"

/* In the arena before the first key, and for what is written behind the last one. */
#define ROOM_BEFORE 8
#define ROOM_AFTER 72

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* The sequence of one child, in the arena of its part; what is behind it is 0 up to a word. */
typedef struct
{
  guint64 hash;
  const guint8 *keys;
  guint32 length;
} Sequence;

/* What one thread reads, and what it finds of the share of hashes that is its own. */
typedef struct
{
  gsize first_child;
  gsize end_child;
  guint8 *arena;       /* owned */
  Sequence *sequences; /* owned; one for each child that has units, and not too many */
  guint n_sequences;
  GArray *variants; /* of BalVariant */
  gint64 children;
  gint64 longer;
} Part;

typedef struct
{
  const BalVariantPlan *plan;
  Part *parts;
  guint n_parts;
} Work;

static inline guint64
mix (guint64 hash)
{
  hash ^= hash >> 29;
  hash *= MULTIPLIER;
  return hash ^ hash >> 32;
}

static inline guint64
hash_keys (const guint8 *keys, guint32 length)
{
  guint64 hash = length * MULTIPLIER;

  for (guint32 i = 0; i < length; i += 8)
    {
      guint64 word;

      memcpy (&word, keys + i, sizeof word);
      hash = mix (hash ^ word) * MULTIPLIER;
    }
  return mix (hash);
}

/* A key is always written, and stays only where it differs from the one before: no branch. */
static inline __attribute__ ((always_inline)) guint8 *
read_keys (const BalVariantPlan *plan, gsize first, gsize end, guint8 *at, BalDenseKind kind)
{
  gsize step = !plan->merge_equal;
  guint32 before = G_MAXUINT32;

  at--;
  for (gsize row = first; row < end; row++)
    {
      guint32 key = bal_dense_by_get_group (&plan->key, kind, row);

      at += step | (key != before);
      *at = (guint8) key;
      before = key;
    }
  return at + 1;
}

#ifdef BAL_HAS_WIDE

/* The same for keys of bytes, of which equal ones are merged; writes up to 64 bytes more. */
BAL_WIDE static inline guint8 *
read_keys_wide (const guint8 *bytes, const guint8 keys[256], gsize n, guint8 *at)
{
  guint64 followers = G_MAXUINT64 - 1;

  for (gsize i = 0; i < n; i += 64, followers = G_MAXUINT64)
    {
      guint64 rows = bal_wide_get_rows (n - i);
      __m512i key = bal_wide_look_up (keys, _mm512_maskz_loadu_epi8 (rows, bytes + i));
      __m512i before =
        bal_wide_look_up (keys, _mm512_maskz_loadu_epi8 (rows & followers, bytes + i - 1));
      guint64 stays = (_mm512_cmpneq_epi8_mask (key, before) | ~followers) & rows;

      _mm512_storeu_si512 (at, _mm512_maskz_compress_epi8 (stays, key));
      at += __builtin_popcountll (stays);
    }
  return at;
}

#endif

typedef struct
{
  BalDenseKind kind;
  gboolean wide;    /* keys are bytes, and equal ones are merged */
  guint8 keys[256]; /* by byte */
} Shape;

static inline __attribute__ ((always_inline)) guint8 *
read_child (const BalVariantPlan *plan, Part *part, gsize child, guint8 *at, const Shape *shape)
{
  gsize first = plan->range->first[child], end = plan->range->end[child];
  Sequence sequence = { .keys = at };

  if (end == first)
    return at;
  part->children++;
  if (end - first > plan->longest)
    {
      part->longer++;
      return at;
    }
#ifdef BAL_HAS_WIDE
  if (shape->wide)
    at = read_keys_wide (plan->key.bytes + first, shape->keys, end - first, at);
  else
#endif
    at = read_keys (plan, first, end, at, shape->kind);
  sequence.length = (guint32) (at - sequence.keys);
  memset (at, 0, 8);
  sequence.hash = hash_keys (sequence.keys, sequence.length);
  part->sequences[part->n_sequences++] = sequence;
  return at;
}

static inline __attribute__ ((always_inline)) void
read_children (const BalVariantPlan *plan, Part *part, const Shape *shape)
{
  guint8 *at = part->arena + ROOM_BEFORE;

  for (gsize child = part->first_child; child < part->end_child; child++)
    at = read_child (plan, part, child, at, shape);
}

/* The loops that matter are compiled on their own; any other shape has one for all. */
static void
read_bytes (const BalVariantPlan *plan, Part *part)
{
  read_children (plan, part, &(Shape){ .kind = BAL_DENSE_BYTES });
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static void
read_bytes_wide (const BalVariantPlan *plan, Part *part)
{
  Shape shape = { .kind = BAL_DENSE_BYTES, .wide = TRUE };

  for (guint byte = 0; byte < G_N_ELEMENTS (shape.keys); byte++)
    shape.keys[byte] = (guint8) plan->key.of_byte[byte];
  read_children (plan, part, &shape);
}

#else

#define read_bytes_wide read_bytes

#endif

static void
read_part (guint index, gpointer data)
{
  const Work *work = data;
  const BalVariantPlan *plan = work->plan;
  Part *part = &work->parts[index];
  BalDenseKind kind = bal_dense_by_get_kind (&plan->key);
  gsize n_rows = plan->range->first[part->end_child] - plan->range->first[part->first_child];

  part->arena = g_malloc (ROOM_BEFORE + n_rows + ROOM_AFTER);
  if (kind == BAL_DENSE_BYTES && plan->merge_equal && bal_processor_is_wide ())
    read_bytes_wide (plan, part);
  else if (kind == BAL_DENSE_BYTES)
    read_bytes (plan, part);
  else
    read_children (plan, part, &(Shape){ .kind = kind });
}

static inline guint64
read_word (const guint8 *keys)
{
  guint64 word;

  memcpy (&word, keys, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* Most are a few words long, and the arena goes on for one word more. */
static inline gboolean
is_same (const Sequence *sequence, const BalVariant *variant)
{
  guint32 i = 0, rest;

  if (variant->length != sequence->length)
    return FALSE;
  for (; i + 8 <= sequence->length; i += 8)
    if (read_word (variant->keys + i) != read_word (sequence->keys + i))
      return FALSE;
  rest = sequence->length - i;
  return rest == 0 ||
         (read_word (variant->keys + i) ^ read_word (sequence->keys + i)) << (64 - 8 * rest) == 0;
}

/* A place holds the upper half of a hash, and the number of a variant + 1. */
typedef struct
{
  guint64 *places;
  gsize mask;
} Table;

static void
add_sequence (Part *part, Table *table, const Sequence *sequence)
{
  guint64 upper = sequence->hash >> 32 << 32;
  gsize place = sequence->hash & table->mask;

  for (; table->places[place]; place = (place + 1) & table->mask)
    {
      BalVariant *variant =
        &g_array_index (part->variants, BalVariant, (guint32) table->places[place] - 1);

      if (table->places[place] >> 32 == upper >> 32 && is_same (sequence, variant))
        {
          variant->n_children++;
          return;
        }
    }
  g_array_append_vals (part->variants, &(BalVariant){ sequence->keys, sequence->length, 1 }, 1);
  table->places[place] = upper | part->variants->len;
}

/* Each thread takes the hashes that leave its number: all equal sequences meet in one of them. */
static void
count_share (guint index, gpointer data)
{
  const Work *work = data;
  Part *part = &work->parts[index];
  Table table;
  gsize n = 0;

  for (guint i = 0; i < work->n_parts; i++)
    n += work->parts[i].n_sequences;
  for (table.mask = 1024; table.mask < 2 * n; table.mask *= 2)
    ;
  table.places = g_new0 (guint64, table.mask);
  table.mask--;
  for (guint i = 0; i < work->n_parts; i++)
    {
      const Sequence *sequences = work->parts[i].sequences;
      guint n_sequences = work->parts[i].n_sequences;

      for (guint j = 0; j < n_sequences; j++)
        {
          const Sequence *sequence = &sequences[j];

          if (j + 12 < n_sequences)
            __builtin_prefetch (&table.places[sequences[j + 12].hash & table.mask]);
          if ((sequence->hash >> 40) % work->n_parts == index)
            add_sequence (part, &table, sequence);
        }
    }
  g_free (table.places);
}

void
bal_variant_count_run (BalVariantCount *self, const BalVariantPlan *plan, guint n_threads)
{
  g_autofree Part *parts = g_new0 (Part, n_threads);
  Work work = { plan, parts, n_threads };

  for (guint i = 0; i < n_threads; i++)
    {
      parts[i].first_child = bal_range_find_part (plan->range, i, n_threads);
      parts[i].end_child = bal_range_find_part (plan->range, i + 1, n_threads);
      parts[i].sequences = g_new (Sequence, parts[i].end_child - parts[i].first_child + 1);
      parts[i].variants = g_array_new (FALSE, FALSE, sizeof (BalVariant));
    }
  bal_parallel_run (n_threads, n_threads, read_part, &work);
  bal_parallel_run (n_threads, n_threads, count_share, &work);
  *self = (BalVariantCount){ .variants = g_array_new (FALSE, FALSE, sizeof (BalVariant)),
                             .arenas = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < n_threads; i++)
    {
      self->children += parts[i].children;
      self->longer += parts[i].longer;
      g_array_append_vals (self->variants, parts[i].variants->data, parts[i].variants->len);
      g_ptr_array_add (self->arenas, parts[i].arena);
      g_free (parts[i].sequences);
      g_array_unref (parts[i].variants);
    }
}

void
bal_variant_count_clear (BalVariantCount *self)
{
  g_clear_pointer (&self->variants, g_array_unref);
  g_clear_pointer (&self->arenas, g_ptr_array_unref);
}

#define MANY_CHILDREN 4096

guint32
bal_variant_count_get_fewest (const BalVariantCount *self, guint most)
{
  g_autofree guint32 *n_with = g_new0 (guint32, MANY_CHILDREN + 1);
  guint32 fewest = MANY_CHILDREN;
  guint64 n = 0;

  if (most == 0)
    return 0;
  for (guint i = 0; i < self->variants->len; i++)
    n_with[MIN (g_array_index (self->variants, BalVariant, i).n_children, MANY_CHILDREN)]++;
  for (; fewest > 1; fewest--)
    {
      n += n_with[fewest];
      if (n >= most)
        break;
    }
  return fewest;
}
