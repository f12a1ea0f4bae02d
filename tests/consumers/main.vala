// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

// The library from Vala: its namespace, and its errors as an error domain.

void fail () throws Balanced.Error {
  throw new Balanced.Error.NOT_FOUND ("Version %s", Balanced.VERSION_S);
}

int main () {
  try {
    fail ();
  } catch (Balanced.Error error) {
    print ("%s %s\n", error.domain.to_string (), error.message);
    return (error is Balanced.Error.NOT_FOUND) ? 0 : 1;
  }
  return 1;
}
