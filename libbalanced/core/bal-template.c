/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-template-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"

#define NAME_SIZE 64
#define UNKNOWN "–"

typedef enum
{
  FORM_PLAIN,
  FORM_PERCENT,
  FORM_DAY,
} Form;

typedef struct
{
  char name[NAME_SIZE];
  Form form;
} Place;

static gboolean
find_form (const char *text, gsize length, Form *form)
{
  static const struct
  {
    const char *word;
    Form form;
  } forms[] = { { "percent", FORM_PERCENT }, { "day", FORM_DAY } };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i].word) == length && strncmp (forms[i].word, text, length) == 0)
      {
        *form = forms[i].form;
        return TRUE;
      }

  return FALSE;
}

/* Reads the place whose "{" has just been passed. Moves @text behind its "}". */
static const char *
read_place (const char **text, Place *place)
{
  gsize length = strcspn (*text, "{}");
  const char *bar = memchr (*text, '|', length);
  gsize name_length = bar != NULL ? (gsize) (bar - *text) : length;

  place->form = FORM_PLAIN;
  if ((*text)[length] != '}')
    return "a brace that opens a place is not closed";
  if (name_length == 0 || name_length >= NAME_SIZE)
    return "a place in braces has no name, or one that is too long";
  if (bar != NULL && !find_form (bar + 1, length - name_length - 1, &place->form))
    return "a place in braces asks for a form other than “percent” and “day”";

  memcpy (place->name, *text, name_length);
  place->name[name_length] = '\0';
  *text += length + 1;

  return NULL;
}

const char *
bal_template_check (const char *message)
{
  const char *text = message;

  while ((text = strchr (text, '{')) != NULL)
    {
      const char *wrong = NULL;
      Place place;

      text++;
      if (*text == '{')
        {
          text++;
          continue;
        }
      wrong = read_place (&text, &place);
      if (wrong != NULL)
        return wrong;
    }

  return NULL;
}

static void
append_number (GString *out, double number, Form form)
{
  g_autofree char *text = NULL;

  if (form == FORM_DAY)
    text =
      number >= BAL_DAY_FIRST && number <= BAL_DAY_LAST ? bal_day_to_text ((gint32) number) : NULL;
  else if (form == FORM_PERCENT)
    text = bal_text_format_number (round (number * 10000) / 100);
  else
    text = bal_text_format_number (number);

  g_string_append (out, text != NULL ? text : UNKNOWN);
  if (form == FORM_PERCENT)
    g_string_append_c (out, '%');
}

static void
append_value (GString *out, const BalTemplateValue *value, Form form)
{
  if (!value->known)
    g_string_append (out, UNKNOWN);
  else if (value->text != NULL)
    g_string_append (out, value->text);
  else
    append_number (out, value->number, form);
}

char *
bal_template_expand (const char *message, BalTemplateLookup lookup, gpointer data)
{
  GString *out = g_string_new (NULL);
  const char *text = message;

  while (*text != '\0')
    {
      gsize length = strcspn (text, "{");
      BalTemplateValue value = { 0 };
      Place place;

      g_string_append_len (out, text, (gssize) length);
      text += length;
      if (*text == '\0')
        break;

      text++;
      if (*text == '{' || read_place (&text, &place) != NULL)
        {
          g_string_append_c (out, '{');
          text += *text == '{';
          continue;
        }
      value = lookup (place.name, data);
      append_value (out, &value, place.form);
    }

  return g_string_free (out, FALSE);
}
