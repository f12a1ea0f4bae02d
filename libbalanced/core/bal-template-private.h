/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A message template is text with places in braces: "{count}", "{share|percent}", "{first|day}";
 * "{{" is a brace. Numbers are written in one way in every language. */

typedef struct
{
  const char *text; /* nullable: then the number is what stands at the place */
  double number;
  gboolean known;
} BalTemplateValue;

/* What the place is called, NUL terminated. */
typedef BalTemplateValue (*BalTemplateLookup) (const char *name, gpointer data);

/* What is wrong with a message template, for people, or NULL. */
const char *bal_template_check (const char *message);

/* Writes a dash at a place that nothing is known for, so that nothing wrong is ever said. */
char *bal_template_expand (const char *message, BalTemplateLookup lookup, gpointer data);

G_END_DECLS
