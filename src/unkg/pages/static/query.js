// The editor of queries in the place of the plain field: completes variables and prefixes, and asks no other host.
"use strict";
