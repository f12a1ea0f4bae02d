/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-numbering-private.h"

#include <stdlib.h>

static int
compare (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_printed (const void *a, const void *b)
{
  const BalNumber *one = a, *two = b;
  const int order = compare (one->position, two->position);

  return order != 0 ? order : (one->item > two->item) - (one->item < two->item);
}

static int
compare_number (const void *a, const void *b)
{
  const BalNumber *one = a, *two = b;

  return compare (one->number, two->number);
}

BalNumbering
bal_numbering_examine (BalNumber *numbers, gsize n_numbers)
{
  BalNumbering result = { 0 };
  guint64 distinct = 0;

  if (n_numbers == 0)
    return result;

  qsort (numbers, n_numbers, sizeof *numbers, compare_printed);
  for (gsize i = 1; i < n_numbers; i++)
    result.out_of_order += numbers[i].number < numbers[i - 1].number;

  qsort (numbers, n_numbers, sizeof *numbers, compare_number);
  for (gsize i = 0; i < n_numbers; i++)
    {
      const gboolean again = i > 0 && numbers[i].number == numbers[i - 1].number;
      const gboolean third = i > 1 && numbers[i].number == numbers[i - 2].number;

      distinct += !again;
      result.repeated += again && !third;
    }
  /* Unsigned, or the distance of two extreme numbers would overflow. */
  result.missing =
    (guint64) numbers[n_numbers - 1].number - (guint64) numbers[0].number - (distinct - 1);

  return result;
}
