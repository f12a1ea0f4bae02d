/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance-sums-private.h"

#ifdef BAL_HAS_WIDE

#define WORD_BITS 64
#define FETCH_AHEAD 1024

#define EVERY_DOUBLE ((__mmask8) G_MAXUINT8)

/* Rows of as many distant stretches are added in turn: those of one child come to the same place
 * again and again, which then has to wait for itself. */
#define N_STRETCHES 16
#define STRETCH (BAL_BALANCE_SUMS_ROWS / N_STRETCHES)

/* What may be missing, and the sums of it. */
typedef struct
{
  const guint32 *longs;
  const guint16 *words;
  guint with;
  guint sum;
} Amount;

#define N_AMOUNTS 3

static void
get_amounts (const BalEpisodes *episodes, Amount amounts[N_AMOUNTS])
{
  amounts[0] = (Amount){ episodes->minutes, NULL, BAL_BALANCE_WITH_MINUTES, BAL_BALANCE_MINUTES };
  amounts[1] =
    (Amount){ NULL, episodes->contacts_offered, BAL_BALANCE_WITH_OFFERED, BAL_BALANCE_OFFERED };
  amounts[2] =
    (Amount){ NULL, episodes->contacts_attended, BAL_BALANCE_WITH_ATTENDED, BAL_BALANCE_ATTENDED };
}

BalBalanceSums *
bal_balance_sums_new (const BalEpisodes *episodes,
                      const BalDenseBy *by,
                      guint n_cells,
                      guint64 (*sums)[BAL_BALANCE_N_SUMS])
{
  BalBalanceSums *self = g_new0 (BalBalanceSums, 1);

  self->episodes = episodes;
  self->by = *by;
  self->n_cells = n_cells;
  self->n_places = by->n_groups * n_cells;
  self->sums = sums;
  for (guint i = 0; i < BAL_BALANCE_SUMS_MAX_WORDS; i++)
    self->words[i] = g_new0 (guint64, self->n_places);
  return self;
}

void
bal_balance_sums_free (BalBalanceSums *self)
{
  if (!self)
    return;
  for (guint i = 0; i < BAL_BALANCE_SUMS_MAX_WORDS; i++)
    g_free (self->words[i]);
  g_free (self);
}

static void
empty_place (BalBalanceSums *self, guint place, const guint *from)
{
  guint64 *sums = self->sums[place];

  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    {
      const BalBalanceField *field = &self->fields[from[sum]];

      if (field->width > 0)
        sums[sum] += self->words[field->word][place] >> field->shift &
                     G_MAXUINT64 >> (WORD_BITS - field->width);
    }
  for (guint i = 0; i < self->n_words; i++)
    self->words[i][place] = 0;
}

/* The first word has the episodes, so that it is 0 where nothing was added. Without a window all of
 * them have started; and an amount that no row is without has no field for how many rows have it.
 */
void
bal_balance_sums_empty (BalBalanceSums *self)
{
  guint from[BAL_BALANCE_N_SUMS];
  Amount amounts[N_AMOUNTS];

  if (self->n_words == 0)
    return;
  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    from[sum] = sum;
  from[BAL_BALANCE_STARTED] = BAL_BALANCE_EPISODES;
  get_amounts (self->episodes, amounts);
  for (guint i = 0; i < N_AMOUNTS; i++)
    if ((amounts[i].longs || amounts[i].words) && self->fields[amounts[i].with].width == 0)
      from[amounts[i].with] = BAL_BALANCE_EPISODES;
  for (guint place = 0; place < self->n_places; place++)
    if (self->words[0][place] != 0)
      empty_place (self, place, from);
  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    self->fields[sum].most = 0;
}

/* Puts the fields into words, each with some bits more than needed; 0 where they are too many. */
static guint
lay_out (BalBalanceField *fields, const guint64 *most, guint spare)
{
  guint word = 0, shift = 0;

  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    {
      guint width = MIN (g_bit_storage (most[sum]) + spare, WORD_BITS);

      fields[sum] = (BalBalanceField){ 0 };
      if (most[sum] == 0)
        continue;
      if (shift + width > WORD_BITS)
        {
          word++;
          shift = 0;
        }
      fields[sum] = (BalBalanceField){ word, shift, width, 0 };
      shift += width;
    }
  return word + 1;
}

static gboolean
fits (const BalBalanceSums *self, const guint64 *most)
{
  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    {
      const BalBalanceField *field = &self->fields[sum];

      if (most[sum] > 0 && (field->width == 0 ||
                            most[sum] > (G_MAXUINT64 >> (WORD_BITS - field->width)) - field->most))
        return FALSE;
    }
  return TRUE;
}

/* Makes sure that so much can be added to a place; as few words as can be, and then as seldom. */
static void
make_room (BalBalanceSums *self, const guint64 *most)
{
  guint spare = 0;

  if (!fits (self, most))
    {
      bal_balance_sums_empty (self);
      self->n_words = lay_out (self->fields, most, 0);
      while (spare < 8 && lay_out (self->fields, most, spare + 1) == self->n_words)
        spare++;
      lay_out (self->fields, most, spare);
    }
  for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
    self->fields[sum].most += most[sum];
}

/* The sum of what is there, and whether anything is missing. */
BAL_WIDE static guint64
survey_longs (const guint32 *longs, gsize n, gboolean *has_missing)
{
  const __m512i none = _mm512_set1_epi32 (-1);
  __m512i sums = _mm512_setzero_si512 ();
  guint64 lanes[8], missing = 0, sum = 0;

  for (gsize row = 0; row < n; row += 16)
    {
      const __mmask16 mask = (__mmask16) (n - row < 16 ? (1u << (n - row)) - 1 : 0xffff);
      const __m512i read = _mm512_maskz_loadu_epi32 (mask, longs + row);
      const __mmask16 has = _mm512_cmpneq_epi32_mask (read, none);
      const __m512i values = _mm512_maskz_mov_epi32 (has, read);

      __builtin_prefetch (longs + row + FETCH_AHEAD);
      missing |= (__mmask16) ~has;
      sums = _mm512_add_epi64 (sums, _mm512_and_si512 (values, _mm512_set1_epi64 (G_MAXUINT32)));
      sums = _mm512_add_epi64 (sums, _mm512_maskz_srli_epi64 (EVERY_DOUBLE, values, 32));
    }
  _mm512_storeu_si512 (lanes, sums);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    sum += lanes[i];
  *has_missing = missing != 0;
  return sum;
}

/* Likewise. */
BAL_WIDE static guint64
survey_words (const guint16 *words, gsize n, gboolean *has_missing)
{
  const __m512i none = _mm512_set1_epi16 (-1);
  __m512i sums = _mm512_setzero_si512 ();
  guint64 lanes[8], sum = 0;
  guint32 missing = 0;

  for (gsize row = 0; row < n; row += 32)
    {
      const __mmask32 mask = n - row < 32 ? (1u << (n - row)) - 1 : G_MAXUINT32;
      const __m512i read = _mm512_maskz_loadu_epi16 (mask, words + row);
      const __mmask32 has = _mm512_cmpneq_epi16_mask (read, none);
      const __m512i values = _mm512_maskz_mov_epi16 (has, read);

      __builtin_prefetch (words + row + FETCH_AHEAD);
      missing |= ~has;
      /* Bytes are summed by eight, the low and the high ones apart. */
      sums = _mm512_add_epi64 (sums,
                               _mm512_sad_epu8 (_mm512_and_si512 (values, _mm512_set1_epi16 (0xff)),
                                                _mm512_setzero_si512 ()));
      sums =
        _mm512_add_epi64 (sums,
                          _mm512_maskz_slli_epi64 (EVERY_DOUBLE,
                                                   _mm512_sad_epu8 (_mm512_srli_epi16 (values, 8),
                                                                    _mm512_setzero_si512 ()),
                                                   8));
    }
  _mm512_storeu_si512 (lanes, sums);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    sum += lanes[i];
  *has_missing = missing != 0;
  return sum;
}

/* What the rows have together is the most that one place can have of them. */
static void
survey (const BalEpisodes *episodes, gsize first, gsize n, guint64 *most)
{
  Amount amounts[N_AMOUNTS];

  get_amounts (episodes, amounts);
  most[BAL_BALANCE_EPISODES] = n;
  for (guint i = 0; i < N_AMOUNTS; i++)
    {
      gboolean has_missing = FALSE;

      if (amounts[i].longs)
        most[amounts[i].sum] = survey_longs (amounts[i].longs + first, n, &has_missing);
      else if (amounts[i].words)
        most[amounts[i].sum] = survey_words (amounts[i].words + first, n, &has_missing);
      most[amounts[i].with] = has_missing ? n : 0;
    }
}

/* An amount as it comes into a word; a shift by 64 makes nothing of it. */
typedef struct
{
  const guint32 *longs;
  const guint16 *words;
  __m128i shift;
  __m512i one; /* for a row that has it */
} Part;

/* FALSE where nothing of it is in the word. */
BAL_WIDE static inline gboolean
get_part (const BalBalanceSums *self, const Amount *amount, guint word, gsize first, Part *part)
{
  const BalBalanceField *sum = &self->fields[amount->sum], *with = &self->fields[amount->with];
  gboolean has_sum = sum->width > 0 && sum->word == word;
  gboolean has_with = with->width > 0 && with->word == word;

  *part = (Part){
    amount->longs ? amount->longs + first : NULL,
    amount->words ? amount->words + first : NULL,
    _mm_cvtsi32_si128 (has_sum ? (int) sum->shift : WORD_BITS),
    _mm512_set1_epi64 (has_with ? (gint64) (G_GUINT64_CONSTANT (1) << with->shift) : 0),
  };
  return has_sum || has_with;
}

/* Eight rows, or those of them that the mask has. */
BAL_WIDE static inline __m512i
add_part (__m512i addends, const Part *part, gsize row, __mmask8 mask)
{
  __m512i amounts;
  __mmask8 has;

  if (part->longs)
    {
      __m256i longs = _mm256_maskz_loadu_epi32 (mask, part->longs + row);

      has = _mm256_cmpneq_epi32_mask (longs, _mm256_set1_epi32 (-1));
      amounts = _mm512_maskz_cvtepu32_epi64 (EVERY_DOUBLE, longs);
    }
  else
    {
      __m128i words = _mm_maskz_loadu_epi16 (mask, part->words + row);

      has = _mm_cmpneq_epi16_mask (words, _mm_set1_epi16 (-1));
      amounts = _mm512_maskz_cvtepu16_epi64 (EVERY_DOUBLE, words);
    }
  addends = _mm512_mask_add_epi64 (addends, has, addends, part->one);
  return _mm512_mask_add_epi64 (addends, has, addends,
                                _mm512_maskz_sll_epi64 (EVERY_DOUBLE, amounts, part->shift));
}

/* What some rows add to one of the words of their places. */
BAL_WIDE static inline void
make_addends (BalBalanceSums *self, guint word, gsize first, gsize n)
{
  const BalBalanceField *rows = &self->fields[BAL_BALANCE_EPISODES];
  const __m512i one =
    _mm512_set1_epi64 (rows->word == word ? (gint64) (G_GUINT64_CONSTANT (1) << rows->shift) : 0);
  Amount amounts[N_AMOUNTS];
  Part parts[N_AMOUNTS];
  guint n_parts = 0;

  get_amounts (self->episodes, amounts);
  for (guint i = 0; i < N_AMOUNTS; i++)
    n_parts += get_part (self, &amounts[i], word, first, &parts[n_parts]);
  for (gsize row = 0; row < n; row += 8)
    {
      const __mmask8 mask = (__mmask8) (n - row < 8 ? (1u << (n - row)) - 1 : 0xff);
      __m512i addends = one;

      for (guint i = 0; i < n_parts; i++)
        addends = add_part (addends, &parts[i], row, mask);
      _mm512_storeu_si512 (self->addends + row, addends);
    }
}

static inline void
leave_out (guint64 *addends, const guint64 *left_out, gsize n)
{
  for (gsize word = 0; word < (n + 63) / 64; word++)
    for (guint64 bits = left_out[word]; bits != 0; bits &= bits - 1)
      addends[64 * word + (guint) __builtin_ctzll (bits)] = 0;
}

BAL_WIDE static inline void
find_places (BalBalanceSums *self, gsize first, gsize n)
{
  const guint16 *groups = self->by.words + first;
  const guint8 *cells = self->episodes->cell + first;
  const __m512i n_cells = _mm512_set1_epi16 ((gint16) self->n_cells);

  for (gsize row = 0; row < n; row += 32)
    {
      const guint32 mask = n - row < 32 ? (1u << (n - row)) - 1 : G_MAXUINT32;
      __m512i places =
        _mm512_add_epi16 (_mm512_maskz_loadu_epi16 (mask, groups + row), _mm512_set1_epi16 (1));

      places =
        _mm512_add_epi16 (_mm512_mullo_epi16 (places, n_cells),
                          _mm512_cvtepu8_epi16 (_mm256_maskz_loadu_epi8 (mask, cells + row)));
      _mm512_storeu_si512 (self->places + row, places);
    }
}

BAL_WIDE static inline void
add_to_places (guint64 *words, const guint16 *places, const guint64 *addends, gsize n)
{
  gsize i = 0;

  if (n == BAL_BALANCE_SUMS_ROWS)
    for (; i < STRETCH; i++)
      for (guint j = 0; j < N_STRETCHES; j++)
        words[places[i + j * STRETCH]] += addends[i + j * STRETCH];
  else
    for (; i < n; i++)
      words[places[i]] += addends[i];
}

BAL_WIDE static void
add_rows (BalBalanceSums *self, gsize first, gsize n, const guint64 *left_out)
{
  for (gsize from = 0; from < n; from += BAL_BALANCE_SUMS_ROWS)
    {
      gsize n_rows = MIN (n - from, BAL_BALANCE_SUMS_ROWS);

      find_places (self, first + from, n_rows);
      for (guint word = 0; word < self->n_words; word++)
        {
          make_addends (self, word, first + from, n_rows);
          leave_out (self->addends, left_out + from / 64, n_rows);
          add_to_places (self->words[word], self->places, self->addends, n_rows);
        }
    }
}

void
bal_balance_sums_add (BalBalanceSums *self, gsize first, gsize n, const guint64 *left_out)
{
  guint64 most[BAL_BALANCE_N_SUMS] = { 0 };

  survey (self->episodes, first, n, most);
  make_room (self, most);
  add_rows (self, first, n, left_out);
}

#endif
