/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-variant-count-private.h"

#include <string.h>

#include "libbalanced/base/bal-pages-private.h"
#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-wide-private.h"

/* In a sequence before the first key, and for what is written behind the last one. */
#define ROOM_BEFORE 8
#define ROOM_AFTER 72

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* So few sequences are in a share that a table of them stays in the cache. */
#define SEQUENCES_OF_SHARE 1024
#define MOST_SHARE_BITS 12

/* Of so few keys the hash says all: each bit of it follows from those of the keys, and back. Most
 * sequences that several children have are as short. */
#define EXACT_KEYS 7

/* The sequence of one child. */
typedef struct
{
  guint64 hash;
  guint32 child;
  guint32 length;
} Sequence;

/* Sequences by the highest bits of their hash: all that are equal are in one share. Once it is
 * counted, those unlike any other stand at its beginning. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 n_found;
} Share;

/* What one thread reads. */
typedef struct
{
  gsize first_child;
  gsize end_child;
  guint8 *keys;        /* owned; the sequence that is being read */
  guint8 *other_keys;  /* owned; that with which it is compared */
  Sequence *sequences; /* owned; one for each child that has units, and not too many */
  guint n_sequences;
  guint32 *n_of_share; /* owned; places in the order of the shares, once all is read */
  gint64 children;
  gint64 longer;
} Part;

typedef struct
{
  const BalVariantPlan *plan;
  Part *parts;
  guint n_parts;
  guint share_bits;
  Share *shares;       /* owned */
  Sequence *ordered;   /* owned; all sequences by share */
  guint32 *n_children; /* owned; of each that was found, in its place */
  gboolean wide; /* keys are bytes, of which equal ones are merged, and the processor is wide */
  guint8 of_byte[BAL_VARIANT_COUNT_MOST_KEYS];
} Work;

static inline guint64
mix (guint64 hash)
{
  hash ^= hash >> 29;
  hash *= MULTIPLIER;
  return hash ^ hash >> 32;
}

static inline guint64
hash_word (guint64 word, guint32 length)
{
  return mix (mix (word | (guint64) length << 56) * MULTIPLIER);
}

/* What is behind the keys is 0 up to a word. */
static inline guint64
hash_keys (const guint8 *keys, guint32 length)
{
  guint64 hash = length * MULTIPLIER, word;

  memcpy (&word, keys, sizeof word);
  if (length <= EXACT_KEYS)
    return hash_word (GUINT64_FROM_LE (word), length);
  for (guint32 i = 0; i < length; i += 8)
    {
      memcpy (&word, keys + i, sizeof word);
      hash = mix (hash ^ word) * MULTIPLIER;
    }
  return mix (hash);
}

/* A key is always written, and stays only where it differs from the one before: no branch. */
static inline __attribute__ ((always_inline)) guint32
read_keys (const BalVariantPlan *plan, gsize first, gsize end, guint8 *keys, BalDenseKind kind)
{
  gsize step = !plan->merge_equal;
  guint32 before = G_MAXUINT32;
  guint8 *at = keys - 1;

  for (gsize row = first; row < end; row++)
    {
      guint32 key = bal_dense_by_get_group (&plan->key, kind, row);

      at += step | (key != before);
      *at = (guint8) key;
      before = key;
    }
  return (guint32) (at + 1 - keys);
}

#ifdef BAL_HAS_WIDE

/* The same for up to 64 keys of bytes, of which equal ones are merged; is_first where no row is
 * before them. Gives the keys that stay, and 0 behind them. */
BAL_WIDE static inline __m512i
merge_keys_wide (const guint8 *bytes,
                 const guint8 of_byte[256],
                 gsize n,
                 gboolean is_first,
                 guint32 *n_staying)
{
  guint64 rows = bal_wide_get_rows (n), followers = rows & ~(guint64) is_first;
  __m512i key = bal_wide_look_up (of_byte, _mm512_maskz_loadu_epi8 (rows, bytes));
  __m512i before = bal_wide_look_up (of_byte, _mm512_maskz_loadu_epi8 (followers, bytes - 1));
  guint64 stays = (_mm512_cmpneq_epi8_mask (key, before) | ~followers) & rows;

  *n_staying = (guint32) __builtin_popcountll (stays);
  return _mm512_maskz_compress_epi8 (stays, key);
}

/* Writes up to 64 bytes more. */
BAL_WIDE static inline guint32
read_keys_wide (const guint8 *bytes, const guint8 of_byte[256], gsize n, guint8 *keys)
{
  guint32 length = 0, n_staying;

  for (gsize i = 0; i < n; i += 64, length += n_staying)
    _mm512_storeu_si512 (keys + length,
                         merge_keys_wide (bytes + i, of_byte, n - i, i == 0, &n_staying));
  return length;
}

/* Eight words at a time, each with a multiplier of its own. */
BAL_WIDE static inline __m512i
add_keys_wide (__m512i sums, __m512i keys)
{
  const __m512i multipliers =
    _mm512_set_epi64 ((gint64) 0xd6e8feb86659fd93, (gint64) 0xa0761d6478bd642f,
                      (gint64) 0xe7037ed1a0b428db, (gint64) 0x8ebc6af09c88c6e3,
                      (gint64) 0x589965cc75374cc3, (gint64) 0x1d8e4e27c47d124f,
                      (gint64) 0xeb44accab455d165, (gint64) 0x9e3779b97f4a7c15);

  sums = _mm512_xor_si512 (sums, _mm512_maskz_srli_epi64 (G_MAXUINT8, sums, 29));
  return _mm512_mullo_epi64 (_mm512_xor_si512 (sums, keys), multipliers);
}

BAL_WIDE static inline guint64
hash_sums_wide (__m512i sums, guint64 first_word, guint32 length)
{
  __m256i half = _mm256_add_epi64 (_mm512_maskz_extracti64x4_epi64 (G_MAXUINT8, sums, 0),
                                   _mm512_maskz_extracti64x4_epi64 (G_MAXUINT8, sums, 1));
  __m128i quarter =
    _mm_add_epi64 (_mm256_castsi256_si128 (half), _mm256_extracti128_si256 (half, 1));
  guint64 hash =
    (guint64) _mm_extract_epi64 (quarter, 0) + (guint64) _mm_extract_epi64 (quarter, 1);

  return length <= EXACT_KEYS ? hash_word (first_word, length)
                              : mix (mix (hash + length * MULTIPLIER) * MULTIPLIER);
}

/* Most children have so few rows that their keys need not be written. */
BAL_WIDE static inline guint64
hash_rows_wide (const guint8 *bytes,
                const guint8 of_byte[256],
                gsize n,
                guint8 *keys,
                guint32 *length)
{
  __m512i sums = _mm512_setzero_si512 (), some;
  guint64 first_word;

  if (n <= 64)
    {
      some = merge_keys_wide (bytes, of_byte, n, TRUE, length);
      first_word = (guint64) _mm_extract_epi64 (_mm512_maskz_extracti32x4_epi32 (0xf, some, 0), 0);
      return hash_sums_wide (add_keys_wide (sums, some), first_word, *length);
    }
  *length = read_keys_wide (bytes, of_byte, n, keys);
  for (guint32 i = 0; i < *length; i += 64)
    {
      some = _mm512_maskz_loadu_epi8 (bal_wide_get_rows (*length - i), keys + i);
      sums = add_keys_wide (sums, some);
    }
  memset (keys + *length, 0, 8);
  memcpy (&first_word, keys, sizeof first_word);
  return hash_sums_wide (sums, first_word, *length);
}

#endif

/* The sequence of a child of so many rows. */
static inline __attribute__ ((always_inline)) Sequence
find_sequence (const Work *work,
               gsize child,
               gsize n,
               guint8 *keys,
               BalDenseKind kind,
               gboolean wide)
{
  const BalVariantPlan *plan = work->plan;
  gsize first = plan->range->first[child];
  Sequence sequence = { .child = (guint32) child };

#ifdef BAL_HAS_WIDE
  if (wide)
    {
      sequence.hash =
        hash_rows_wide (plan->key.bytes + first, work->of_byte, n, keys, &sequence.length);
      return sequence;
    }
#endif
  sequence.length = read_keys (plan, first, first + n, keys, kind);
  memset (keys + sequence.length, 0, 8);
  sequence.hash = hash_keys (keys, sequence.length);
  return sequence;
}

static inline guint
get_share (const Work *work, guint64 hash)
{
  return (guint) (hash >> 1 >> (63 - work->share_bits));
}

static inline __attribute__ ((always_inline)) void
read_children (const Work *work, Part *part, BalDenseKind kind, gboolean wide)
{
  const BalRange *range = work->plan->range;
  const gsize longest = work->plan->longest;
  Sequence *next = part->sequences;

  for (gsize child = part->first_child; child < part->end_child; child++)
    {
      gsize n = range->end[child] - range->first[child];

      part->children += n > 0;
      part->longer += n > longest;
      if (G_UNLIKELY (n == 0 || n > longest))
        continue;
      *next = find_sequence (work, child, n, part->keys, kind, wide);
      part->n_of_share[get_share (work, next->hash)]++;
      next++;
    }
  part->n_sequences = (guint) (next - part->sequences);
}

/* The loops that matter are compiled on their own; any other kind has one for all. */
static void
read_bytes (const Work *work, Part *part)
{
  read_children (work, part, BAL_DENSE_BYTES, FALSE);
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static void
read_bytes_wide (const Work *work, Part *part)
{
  read_children (work, part, BAL_DENSE_BYTES, TRUE);
}

#else

#define read_bytes_wide read_bytes

#endif

static void
read_part (guint index, gpointer data)
{
  const Work *work = data;
  Part *part = &work->parts[index];
  BalDenseKind kind = bal_dense_by_get_kind (&work->plan->key);

  if (work->wide)
    read_bytes_wide (work, part);
  else if (kind == BAL_DENSE_BYTES)
    read_bytes (work, part);
  else
    read_children (work, part, kind, FALSE);
}

/* Where the sequences of each part go in the order of the shares. */
static void
find_places (Work *work)
{
  guint32 place = 0;

  for (guint share = 0; share < 1u << work->share_bits; share++)
    {
      work->shares[share] = (Share){ .first = place };
      for (guint i = 0; i < work->n_parts; i++)
        {
          guint32 n = work->parts[i].n_of_share[share];

          work->parts[i].n_of_share[share] = place;
          place += n;
        }
      work->shares[share].end = place;
    }
}

static void
order_part (guint index, gpointer data)
{
  const Work *work = data;
  Part *part = &work->parts[index];

  for (guint i = 0; i < part->n_sequences; i++)
    {
      guint share = get_share (work, part->sequences[i].hash);

      work->ordered[part->n_of_share[share]++] = part->sequences[i];
    }
}

static guint32
read_again (const BalVariantPlan *plan, gsize child, guint8 *keys)
{
  const BalRange *range = plan->range;

  return read_keys (plan, range->first[child], range->end[child], keys,
                    bal_dense_by_get_kind (&plan->key));
}

static inline gboolean
is_same (const BalVariantPlan *plan, Part *part, const Sequence *a, const Sequence *b)
{
  if (a->hash != b->hash || a->length != b->length)
    return FALSE;
  if (a->length <= EXACT_KEYS)
    return TRUE;
  read_again (plan, a->child, part->keys);
  read_again (plan, b->child, part->other_keys);
  return memcmp (part->keys, part->other_keys, a->length) == 0;
}

/* A place holds some bits of a hash, and the number of what was found + 1. */
static inline void
add_sequence (const Work *work,
              Part *part,
              guint64 *places,
              gsize mask,
              Share *share,
              Sequence sequence)
{
  guint64 upper = sequence.hash >> 16 << 32;
  gsize place = sequence.hash & mask;

  for (; places[place]; place = (place + 1) & mask)
    {
      guint32 other = share->first + (guint32) places[place] - 1;

      if (places[place] >> 32 == upper >> 32 &&
          is_same (work->plan, part, &sequence, &work->ordered[other]))
        {
          work->n_children[other]++;
          return;
        }
    }
  work->ordered[share->first + share->n_found] = sequence;
  work->n_children[share->first + share->n_found] = 1;
  places[place] = upper | ++share->n_found;
}

static void
count_shares (guint index, gpointer data)
{
  const Work *work = data;
  Part *part = &work->parts[index];
  g_autofree guint64 *places = NULL;
  gsize room = 0;

  for (guint i = index; i < 1u << work->share_bits; i += work->n_parts)
    {
      Share *share = &work->shares[i];
      gsize size = 64;

      while (size < 2 * (gsize) (share->end - share->first))
        size *= 2;
      if (size > room)
        {
          room = size;
          places = g_renew (guint64, places, room);
        }
      memset (places, 0, size * sizeof *places);
      for (guint32 j = share->first; j < share->end; j++)
        add_sequence (work, part, places, size - 1, share, work->ordered[j]);
    }
}

#define MANY_CHILDREN 4096

/* The fewest children that one of so many of the most frequent variants has; 0 takes all. */
static guint32
find_fewest (const Work *work)
{
  g_autofree guint32 *n_with = g_new0 (guint32, MANY_CHILDREN + 1);
  guint32 fewest = MANY_CHILDREN;
  guint64 n = 0;

  if (work->plan->most == 0)
    return 0;
  for (guint i = 0; i < 1u << work->share_bits; i++)
    for (guint32 j = 0; j < work->shares[i].n_found; j++)
      n_with[MIN (work->n_children[work->shares[i].first + j], MANY_CHILDREN)]++;
  for (; fewest > 1; fewest--)
    {
      n += n_with[fewest];
      if (n >= work->plan->most)
        break;
    }
  return fewest;
}

static void
list_variants (BalVariantCount *self, const Work *work)
{
  guint32 fewest = find_fewest (work);

  for (guint i = 0; i < 1u << work->share_bits; i++)
    {
      const Share *share = &work->shares[i];

      self->n_variants += share->n_found;
      for (guint32 j = share->first; j < share->first + share->n_found; j++)
        {
          const Sequence *sequence = &work->ordered[j];
          BalVariant variant = { sequence->child, sequence->length, work->n_children[j] };

          if (variant.n_children >= fewest)
            g_array_append_val (self->variants, variant);
        }
    }
}

static guint8 *
new_keys (gsize n_rows)
{
  return (guint8 *) g_malloc0 (ROOM_BEFORE + n_rows + ROOM_AFTER) + ROOM_BEFORE;
}

static void
free_keys (guint8 *keys)
{
  g_free (keys - ROOM_BEFORE);
}

static gsize
find_most_rows (const BalVariantPlan *plan)
{
  gsize most = 0;

  for (gsize child = 0; child < plan->range->n_children; child++)
    most = MAX (most, plan->range->end[child] - plan->range->first[child]);
  return MIN (most, plan->longest);
}

static void
part_init (Part *part, const Work *work, guint index, gsize most_rows)
{
  const BalRange *range = work->plan->range;

  part->first_child = bal_range_find_part (range, index, work->n_parts);
  part->end_child = bal_range_find_part (range, index + 1, work->n_parts);
  part->keys = new_keys (most_rows);
  part->other_keys = new_keys (most_rows);
  part->sequences = bal_pages_alloc ((part->end_child - part->first_child + 1) * sizeof (Sequence));
  part->n_of_share = g_new0 (guint32, (gsize) 1 << work->share_bits);
}

static void
part_clear (Part *part)
{
  free_keys (part->keys);
  free_keys (part->other_keys);
  bal_pages_free (part->sequences);
  g_free (part->n_of_share);
}

void
bal_variant_count_run (BalVariantCount *self, const BalVariantPlan *plan, guint n_threads)
{
  g_autofree Part *parts = g_new0 (Part, n_threads);
  Work work = { .plan = plan, .parts = parts, .n_parts = n_threads };
  gsize most_rows = find_most_rows (plan);

  while (work.share_bits < MOST_SHARE_BITS &&
         plan->range->n_children >> work.share_bits > SEQUENCES_OF_SHARE)
    work.share_bits++;
  work.wide = plan->key.bytes && plan->merge_equal && bal_processor_is_wide ();
  for (guint byte = 0; byte < G_N_ELEMENTS (work.of_byte); byte++)
    work.of_byte[byte] = (guint8) plan->key.of_byte[byte];
  for (guint i = 0; i < n_threads; i++)
    part_init (&parts[i], &work, i, most_rows);
  work.shares = g_new (Share, (gsize) 1 << work.share_bits);
  work.ordered = bal_pages_alloc ((plan->range->n_children + 1) * sizeof (Sequence));
  work.n_children = bal_pages_alloc ((plan->range->n_children + 1) * sizeof (guint32));
  bal_parallel_run (n_threads, n_threads, read_part, &work);
  find_places (&work);
  bal_parallel_run (n_threads, n_threads, order_part, &work);
  bal_parallel_run (n_threads, n_threads, count_shares, &work);
  *self = (BalVariantCount){ .variants = g_array_new (FALSE, FALSE, sizeof (BalVariant)) };
  list_variants (self, &work);
  for (guint i = 0; i < n_threads; i++)
    {
      self->children += parts[i].children;
      self->longer += parts[i].longer;
      part_clear (&parts[i]);
    }
  bal_pages_free (work.ordered);
  bal_pages_free (work.n_children);
  g_free (work.shares);
}

void
bal_variant_count_clear (BalVariantCount *self)
{
  g_clear_pointer (&self->variants, g_array_unref);
}

guint8 *
bal_variant_dup_keys (const BalVariant *self, const BalVariantPlan *plan)
{
  const BalRange *range = plan->range;
  guint8 *keys = new_keys (range->end[self->child] - range->first[self->child]), *copy;

  read_again (plan, self->child, keys);
  copy = g_memdup2 (keys, self->length);
  free_keys (keys);
  return copy;
}
