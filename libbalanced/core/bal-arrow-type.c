/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-arrow-type-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define INLINE_VIEW 12 /* bytes of text that fit into a view */
#define MAX_SCALE 38
#define MAX_PLACES (G_GINT64_CONSTANT (1) << 48)

typedef struct
{
  const char *format;
  BalArrowTypeCode code;
} NamedType;

static const NamedType named_types[] = {
  { "n", BAL_ARROW_TYPE_NULL },       { "b", BAL_ARROW_TYPE_BOOL },
  { "c", BAL_ARROW_TYPE_INT8 },       { "C", BAL_ARROW_TYPE_UINT8 },
  { "s", BAL_ARROW_TYPE_INT16 },      { "S", BAL_ARROW_TYPE_UINT16 },
  { "i", BAL_ARROW_TYPE_INT32 },      { "I", BAL_ARROW_TYPE_UINT32 },
  { "l", BAL_ARROW_TYPE_INT64 },      { "L", BAL_ARROW_TYPE_UINT64 },
  { "f", BAL_ARROW_TYPE_FLOAT },      { "g", BAL_ARROW_TYPE_DOUBLE },
  { "u", BAL_ARROW_TYPE_TEXT },       { "U", BAL_ARROW_TYPE_LARGE_TEXT },
  { "vu", BAL_ARROW_TYPE_TEXT_VIEW }, { "tdD", BAL_ARROW_TYPE_DAY },
  { "tdm", BAL_ARROW_TYPE_DAY_MS },
};

/* "tsu:Europe/London" */
static gboolean
parse_time (const char *format, BalArrowType *type)
{
  const char *units = "smun";
  const char *unit;

  if (!g_str_has_prefix (format, "ts") || strlen (format) < 4 || format[3] != ':')
    return FALSE;
  unit = strchr (units, format[2]);
  if (unit == NULL)
    return FALSE;

  type->code = BAL_ARROW_TYPE_TIME;
  type->units_a_day = SECONDS_A_DAY;
  for (; unit != units; unit--)
    type->units_a_day *= 1000;
  type->has_zone = format[4] != '\0';
  return TRUE;
}

/* "d:10,2", "d:10,2,128" */
static gboolean
parse_decimal (const char *format, BalArrowType *type)
{
  g_auto (GStrv) parts = NULL;
  gint64 scale;
  guint n;

  if (!g_str_has_prefix (format, "d:"))
    return FALSE;
  parts = g_strsplit (format + 2, ",", 4);
  n = g_strv_length (parts);
  if (n < 2 || n > 3 || (n == 3 && strcmp (parts[2], "128") != 0))
    return FALSE;
  if (!g_ascii_string_to_signed (parts[1], 10, -MAX_SCALE, MAX_SCALE, &scale, NULL))
    return FALSE;

  type->code = BAL_ARROW_TYPE_DECIMAL;
  type->scale = (int) scale;
  return TRUE;
}

BalArrowType
bal_arrow_type_parse (const char *format)
{
  BalArrowType type = { BAL_ARROW_TYPE_OTHER, 0, 0, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (named_types); i++)
    if (strcmp (format, named_types[i].format) == 0)
      {
        type.code = named_types[i].code;
        return type;
      }
  if (!parse_time (format, &type))
    parse_decimal (format, &type);
  return type;
}

gboolean
bal_arrow_type_is_int (const BalArrowType *type)
{
  return type->code >= BAL_ARROW_TYPE_INT8 && type->code <= BAL_ARROW_TYPE_UINT64;
}

BalArrowCellKind
bal_arrow_type_get_cell_kind (const BalArrowType *type)
{
  if (bal_arrow_type_is_int (type))
    return BAL_ARROW_CELL_INT;

  switch ((int) type->code)
    {
    case BAL_ARROW_TYPE_NULL:
      return BAL_ARROW_CELL_NULL;
    case BAL_ARROW_TYPE_BOOL:
      return BAL_ARROW_CELL_BOOL;
    case BAL_ARROW_TYPE_FLOAT:
    case BAL_ARROW_TYPE_DOUBLE:
    case BAL_ARROW_TYPE_DECIMAL:
      return BAL_ARROW_CELL_DOUBLE;
    case BAL_ARROW_TYPE_TEXT:
    case BAL_ARROW_TYPE_LARGE_TEXT:
    case BAL_ARROW_TYPE_TEXT_VIEW:
      return BAL_ARROW_CELL_TEXT;
    case BAL_ARROW_TYPE_DAY:
    case BAL_ARROW_TYPE_DAY_MS:
    case BAL_ARROW_TYPE_TIME:
      return BAL_ARROW_CELL_DAY;
    default:
      return BAL_ARROW_CELL_FAULT;
    }
}

static gboolean
has_n_buffers (const BalArrowType *type, const struct ArrowArray *array)
{
  switch ((int) type->code)
    {
    case BAL_ARROW_TYPE_OTHER:
    case BAL_ARROW_TYPE_NULL:
      return TRUE;
    case BAL_ARROW_TYPE_TEXT:
    case BAL_ARROW_TYPE_LARGE_TEXT:
      return array->n_buffers == 3;
    case BAL_ARROW_TYPE_TEXT_VIEW:
      return array->n_buffers >= 3;
    default:
      return array->n_buffers == 2;
    }
}

/* The last offset says how long the text is. */
static const char *
find_text_fault (const struct ArrowArray *array, gint64 length)
{
  if (length < 0)
    return "an offset below 0";
  return length > 0 && array->buffers[2] == NULL ? "no buffer of texts" : NULL;
}

static const char *
find_missing_buffer (const BalArrowType *type, const struct ArrowArray *array)
{
  gint64 n = array->offset + array->length;

  if (array->buffers == NULL)
    return "no buffers";
  if (array->null_count > 0 && array->buffers[0] == NULL)
    return "nulls without a bitmap";
  if (n == 0)
    return NULL;
  if (array->buffers[1] == NULL)
    return "no buffer of values";
  if (type->code == BAL_ARROW_TYPE_TEXT)
    return find_text_fault (array, ((const gint32 *) array->buffers[1])[n]);
  if (type->code == BAL_ARROW_TYPE_LARGE_TEXT)
    return find_text_fault (array, ((const gint64 *) array->buffers[1])[n]);
  return NULL;
}

const char *
bal_arrow_type_find_fault (const BalArrowType *type, const struct ArrowArray *array, gint64 n_rows)
{
  if (type->code == BAL_ARROW_TYPE_OTHER)
    return NULL; /* never looked at */
  if (array->release == NULL)
    return "already released";
  if (array->length < 0 || array->length > MAX_PLACES || array->offset < 0 ||
      array->offset > MAX_PLACES)
    return "a length or an offset out of range";
  if (array->length < n_rows)
    return "fewer rows than the batch";
  if (array->null_count < -1)
    return "a negative number of nulls";
  if (!has_n_buffers (type, array))
    return "a wrong number of buffers";
  if (type->code == BAL_ARROW_TYPE_NULL)
    return NULL;
  return find_missing_buffer (type, array);
}

gboolean
bal_arrow_type_read_int (const BalArrowType *type,
                         const struct ArrowArray *array,
                         gint64 place,
                         gint64 *value)
{
  const void *values = array->buffers[1];

  switch ((int) type->code)
    {
    case BAL_ARROW_TYPE_INT8:
      *value = ((const gint8 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_UINT8:
      *value = ((const guint8 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_INT16:
      *value = ((const gint16 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_UINT16:
      *value = ((const guint16 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_INT32:
      *value = ((const gint32 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_UINT32:
      *value = ((const guint32 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_INT64:
      *value = ((const gint64 *) values)[place];
      return TRUE;
    case BAL_ARROW_TYPE_UINT64:
      *value = ((const gint64 *) values)[place];
      return *value >= 0;
    default:
      *value = 0;
      return FALSE;
    }
}

static void
set_text (BalArrowCell *cell, const char *text, gsize length)
{
  if (length > 0 && (text == NULL || !bal_text_is_utf8 (text, length)))
    return;

  cell->kind = BAL_ARROW_CELL_TEXT;
  cell->text = length > 0 ? text : "";
  cell->length = length;
}

/* The interface does not say how long the text is, but the last offset does. */
static void
read_text (const struct ArrowArray *array, gint64 place, BalArrowCell *cell)
{
  const gint32 *offsets = array->buffers[1];
  gint32 start = offsets[place], end = offsets[place + 1];
  gint32 last = offsets[array->offset + array->length];

  if (start >= 0 && end >= start && end <= last)
    set_text (cell, (const char *) array->buffers[2] + start, (gsize) (end - start));
}

static void
read_large_text (const struct ArrowArray *array, gint64 place, BalArrowCell *cell)
{
  const gint64 *offsets = array->buffers[1];
  gint64 start = offsets[place], end = offsets[place + 1];
  gint64 last = offsets[array->offset + array->length];

  if (start >= 0 && end >= start && end <= last)
    set_text (cell, (const char *) array->buffers[2] + start, (gsize) (end - start));
}

/* Length, then the text itself, or its first four bytes, the number of a buffer and the offset
 * there. The last buffer holds the lengths of those between. */
static void
read_view (const struct ArrowArray *array, gint64 place, BalArrowCell *cell)
{
  const char *view = (const char *) array->buffers[1] + place * 16;
  gint64 n_data = array->n_buffers - 3;
  const gint64 *lengths = array->buffers[array->n_buffers - 1];
  gint32 length, buffer, start;

  memcpy (&length, view, 4);
  memcpy (&buffer, view + 8, 4);
  memcpy (&start, view + 12, 4);
  if (length < 0)
    return;
  if (length <= INLINE_VIEW)
    {
      set_text (cell, view + 4, (gsize) length);
      return;
    }
  if (buffer < 0 || buffer >= n_data || start < 0 || lengths == NULL)
    return;
  if (array->buffers[2 + buffer] != NULL && (gint64) start + length <= lengths[buffer])
    set_text (cell, (const char *) array->buffers[2 + buffer] + start, (gsize) length);
}

static void
set_int (BalArrowCell *cell, gint64 value)
{
  cell->kind = BAL_ARROW_CELL_INT;
  cell->int64 = value;
  cell->number = (double) value;
}

static void
set_double (BalArrowCell *cell, double value)
{
  cell->kind = isnan (value) ? BAL_ARROW_CELL_NULL : BAL_ARROW_CELL_DOUBLE;
  cell->number = value;
}

static void
set_day (BalArrowCell *cell, gint64 day)
{
  if (day < BAL_DAY_FIRST || day > BAL_DAY_LAST)
    return;

  cell->kind = BAL_ARROW_CELL_DAY;
  cell->day = (gint32) day;
}

static gint64
divide_down (gint64 value, gint64 divisor)
{
  return value / divisor - (value % divisor < 0);
}

static void
read_time (const BalArrowType *type, gint64 value, GTimeZone *zone, BalArrowCell *cell)
{
  if (value == G_MININT64)
    {
      cell->kind = BAL_ARROW_CELL_NULL; /* not a time, as numpy writes it */
      return;
    }
  if (type->has_zone)
    {
      gint64 seconds = divide_down (value, type->units_a_day / SECONDS_A_DAY);
      int interval;

      /* No day, and so far away that adding an offset could overflow. */
      if (ABS (seconds / SECONDS_A_DAY) > BAL_DAY_LAST)
        return;
      interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
      seconds += g_time_zone_get_offset (zone, interval);
      set_day (cell, divide_down (seconds, SECONDS_A_DAY));
      return;
    }
  set_day (cell, divide_down (value, type->units_a_day));
}

/* Whole where it is, and fits into 64 bits; else a double. */
static void
read_decimal (const BalArrowType *type,
              const struct ArrowArray *array,
              gint64 place,
              BalArrowCell *cell)
{
  const guint8 *value = (const guint8 *) array->buffers[1] + place * 16;
  guint64 low;
  gint64 high;
  gint64 whole;
  int scale = type->scale;

  memcpy (&low, value, 8);
  memcpy (&high, value + 8, 8);
  if (high != (low > (guint64) G_MAXINT64 ? -1 : 0))
    {
      set_double (cell, ((double) high * 0x1p64 + (double) low) * pow (10, -scale));
      return;
    }

  whole = (gint64) low;
  for (; scale > 0 && whole % 10 == 0 && whole != 0; scale--)
    whole /= 10;
  if (whole == 0 || scale == 0)
    set_int (cell, whole);
  else if (scale < 0 && ABS ((double) whole) * pow (10, -scale) < 1e18)
    set_int (cell, whole * (gint64) pow (10, -scale));
  else
    set_double (cell, (double) whole / pow (10, scale));
}

void
bal_arrow_type_read (const BalArrowType *type,
                     const struct ArrowArray *array,
                     gint64 place,
                     GTimeZone *zone,
                     BalArrowCell *cell)
{
  gint64 value = 0;

  cell->kind = BAL_ARROW_CELL_FAULT;
  switch (type->code)
    {
    case BAL_ARROW_TYPE_NULL:
      cell->kind = BAL_ARROW_CELL_NULL;
      break;
    case BAL_ARROW_TYPE_BOOL:
      cell->kind = BAL_ARROW_CELL_BOOL;
      cell->int64 = ((const guint8 *) array->buffers[1])[place / 8] >> (place % 8) & 1;
      break;
    case BAL_ARROW_TYPE_FLOAT:
      set_double (cell, (double) ((const float *) array->buffers[1])[place]);
      break;
    case BAL_ARROW_TYPE_DOUBLE:
      set_double (cell, ((const double *) array->buffers[1])[place]);
      break;
    case BAL_ARROW_TYPE_TEXT:
      read_text (array, place, cell);
      break;
    case BAL_ARROW_TYPE_LARGE_TEXT:
      read_large_text (array, place, cell);
      break;
    case BAL_ARROW_TYPE_TEXT_VIEW:
      read_view (array, place, cell);
      break;
    case BAL_ARROW_TYPE_DAY:
      set_day (cell, ((const gint32 *) array->buffers[1])[place]);
      break;
    case BAL_ARROW_TYPE_DAY_MS:
      set_day (cell,
               divide_down (((const gint64 *) array->buffers[1])[place], SECONDS_A_DAY * 1000));
      break;
    case BAL_ARROW_TYPE_TIME:
      read_time (type, ((const gint64 *) array->buffers[1])[place], zone, cell);
      break;
    case BAL_ARROW_TYPE_DECIMAL:
      read_decimal (type, array, place, cell);
      break;
    case BAL_ARROW_TYPE_OTHER:
      break;
    default:
      if (bal_arrow_type_read_int (type, array, place, &value))
        set_int (cell, value);
      break;
    }
}
