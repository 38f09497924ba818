global using NumSharp;
